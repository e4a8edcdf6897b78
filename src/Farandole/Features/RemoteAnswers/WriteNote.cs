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
    public Task Send(ToldEvent told, RemoteActorRow who, RemoteAnswer said, string key, CancellationToken ct)
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
        var page = NoteToSomebody.Escaped(told.Document.Id!);
        return new NoteToSomebody(told, who)
        {
            Id = $"{told.Document.Id}/answers/{name ?? Guid.NewGuid()}",
            RepliesTo = repliesTo,
            Html =
                $"<p>{NoteToSomebody.MentionOf(who)} {string.Join("</p><p>", lines.Select(NoteToSomebody.Escaped))}</p>"
                + $"<p><a href=\"{page}\">{page}</a></p>",
        }.ToActivity(clock.GetCurrentInstant());
    }
}
