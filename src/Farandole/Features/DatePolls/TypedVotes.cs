using System.Globalization;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.DatePolls;

/// <summary>What somebody said to each date, read; every field that is wrong is named.</summary>
internal sealed class TypedVotes
{
    public TypedVotes(IFormCollection form, PollModel poll, Words words)
    {
        Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        Address = poll.IsKnown ? null : EmailAddress.Parse(form["email"]);
        var mine = new Dictionary<PollDateId, Vote>();
        foreach (var (date, _, _, _) in poll.Dates)
        {
            if (Enum.TryParse<Vote>(form[$"vote-{date.Id}"], ignoreCase: true, out var vote) && Enum.IsDefined(vote))
                mine[date.Id] = vote;
        }
        var (name, email) = (PlainText.Line(form["name"]), PlainText.Line(form["email"]));
        var errors = new List<FieldError>();
        if (mine.Count == 0 && poll.Poll.Revision == Revision)
            errors.Add(new("dates", words["poll.error.none"]));
        if (!poll.IsKnown && name is null)
            errors.Add(new("name", words["poll.error.name"]));
        else if (!PlainText.Fits(name, PollVoter.MaxName))
            errors.Add(new("name", words["poll.error.long", ("most", PollVoter.MaxName)]));
        if (!poll.IsKnown && Address is null && (email is not null || !poll.TakesNames))
            errors.Add(new("email", words["poll.error.email"]));
        Model = poll with { Mine = mine, Name = name, Email = email, Errors = errors };
    }

    public int Revision { get; }

    public EmailAddress? Address { get; }

    public PollModel Model { get; }
}
