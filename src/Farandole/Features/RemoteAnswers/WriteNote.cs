using System.Net;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Federation;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>A word to somebody on another server, for them alone: who answers in words is answered in words.</summary>
internal sealed class WriteNote(Deliveries deliveries, IClock clock)
{
    /// <summary>How it is with an answer, in the language in which it was given.</summary>
    public static IReadOnlyList<string> LinesOf(ToldOfAnswer how, Participation mine, ToldEvent told)
    {
        var words = Words.In(mine.Language);
        var title = told.Document.Name;
        var said =
            how == ToldOfAnswer.In
                ? words.Plural("remote.note.In", mine.Party, ("title", title))
                : words[$"remote.note.{how}", ("title", title)];
        return how switch
        {
            ToldOfAnswer.Withdrawn => [said, words["remote.note.back"]],
            ToldOfAnswer.Out => [said],
            _ => [said, words["remote.note.undo"]],
        };
    }

    /// <summary>The key of the words for why nothing came of an answer.</summary>
    public static string KeyOf(Reason why) =>
        why == Reasons.Cancelled || why == Reasons.Over || why == Reasons.Full
            ? $"remote.note.{why}"
            : "remote.note.closed";

    /// <summary>Answers what came to nothing.</summary>
    public Task Send(ToldEvent told, RemoteActorRow who, SaidElsewhere said, string key, CancellationToken ct)
    {
        var words = Words.In(said.Language);
        return deliveries.Send(
            told.By,
            Of(told, who, said.ActivityId, [words[key, ("title", told.Document.Name)]]),
            [who.Inbox],
            ct
        );
    }

    /// <summary>Under the address of the event, so that a reply to it is a reply about the event.</summary>
    public Activity Of(
        ToldEvent told,
        RemoteActorRow who,
        string? repliesTo,
        IReadOnlyList<string> lines,
        Guid? name = null
    )
    {
        var id = $"{told.Document.Id}/answers/{name ?? Guid.NewGuid()}";
        var now = clock.GetCurrentInstant().ToString();
        var called = $"@{who.Handle}";
        var note = new ActivityNote(TextKind.Note)
        {
            Id = id,
            Content =
                $"<p><span class=\"h-card\"><a href=\"{Html(who.Page)}\" class=\"u-url mention\">{Html(called)}</a></span> "
                + $"{string.Join("</p><p>", lines.Select(Html))}</p>"
                + $"<p><a href=\"{Html(told.Document.Id!)}\">{Html(told.Document.Id!)}</a></p>",
            Actor = told.By.Address,
            AttributedTo = told.By.Address,
            InReplyTo = repliesTo,
            To = [who.Address],
            Cc = [],
            Published = now,
            Tag = [ActivityTag.Mention(called, who.Address)],
            Attachment = [],
        };
        return Activity.Create($"{id}/creation", told.By.Address, note) with
        {
            To = note.To,
            Cc = note.Cc,
            Published = now,
        };
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
