using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Pictures;

/// <summary>A picture as a form sends it, and what it shows in words.</summary>
/// <param name="File">Null when none came.</param>
/// <param name="IsTooBig">It was thrown away as it came.</param>
/// <param name="Typed">What it shows, as typed.</param>
internal sealed record PictureInput(IFormFile? File, bool IsTooBig, string? Typed)
{
    public string? Alt => PlainText.Line(Typed);

    /// <summary>Of the page that says what is wrong.</summary>
    public int Status => IsTooBig ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity;

    public static async Task<PictureInput> Read(HttpRequest request, CancellationToken ct)
    {
        var form = await IncomingForm.Read(request, ct);
        return new(form.Picture, form.IsTooBig, form.Fields["alt"]);
    }

    /// <summary>Everything that is wrong with the form, at once.</summary>
    public IEnumerable<FieldError> Wrong(Words words, bool needsFile = true, bool needsAlt = true)
    {
        var alt = WrongAlt(Alt, words, needsAlt);
        if (IsTooBig)
            yield return new("picture", words[PictureProblem.TooBig.Key()]);
        else if (File is null && needsFile)
            yield return new("picture", words["pictures.error.file"]);
        // Browsers keep what was typed, and no file.
        else if (File is not null && alt is not null)
            yield return new("picture", words["pictures.error.again"]);
        if (alt is not null)
            yield return new("alt", alt);
    }

    /// <summary>What is wrong with a description; null when nothing is.</summary>
    public static string? WrongAlt(string? alt, Words words, bool isNeeded = true) =>
        alt is null
            ? isNeeded
                ? words["pictures.error.alt"]
                : null
            : PlainText.Fits(alt, ShownPicture.MaxAlt)
                ? null
                : words["pictures.error.alt.long", ("n", ShownPicture.MaxAlt)];
}
