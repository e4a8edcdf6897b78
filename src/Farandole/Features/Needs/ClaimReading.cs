using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Needs;

/// <summary>What somebody typed to take a line on; every field that is wrong is named.</summary>
internal sealed class ClaimReading(IFormCollection form, AtTheList at, Words words)
{
    private readonly List<FieldError> errors = [];

    private string? Name { get; } = PlainText.Line(form["name"]);

    private string? ForName { get; } = PlainText.Line(form["forName"]);

    private string? Note { get; } = PlainText.Line(form["note"]);

    public ClaimModel Model(NeedsModel list, NeedAsSeen line) =>
        new(list, line)
        {
            Name = Name,
            ForName = ForName,
            Quantity = form["quantity"],
            Note = Note,
            Errors = errors,
        };

    /// <summary>Null when something is wrong; then the model says what.</summary>
    public Wish? Wish(NeedAsSeen line)
    {
        var quantity = Quantity();
        if (!at.IsKnown && Name is null)
            errors.Add(new("name", words["needs.error.name"]));
        Check("name", Name, Claimant.MaxName);
        Check("forName", ForName, Claimant.MaxName);
        Check("note", Note, Claim.MaxNote);
        return errors.Count > 0
            ? null
            : new Wish(line.Need.Id, quantity)
            {
                Name = Name,
                // Organizers write somebody down: that name is not their own.
                ForName = at.Organizes && !at.IsKnown ? Name : ForName,
                Note = Note,
            };
    }

    private int Quantity()
    {
        if (form["quantity"].ToString() is not { Length: > 0 } typed)
            return 1;
        if (
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && read is >= 0 and <= Need.MaxWanted
        )
            return read;
        errors.Add(new("quantity", words["needs.error.quantity"]));
        return 0;
    }

    private void Check(string field, string? text, int most)
    {
        if (!PlainText.Fits(text, most))
            errors.Add(new(field, words["needs.error.long", ("most", most)]));
    }
}
