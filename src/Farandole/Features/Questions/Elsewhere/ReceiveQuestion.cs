using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// Somebody replies to an event from another server (AP §6.2): it is held or shown as a question that was asked here. What
/// plainly says that they come is an answer to the event and none of these.
/// </summary>
internal sealed class ReceiveQuestion(
    Db db,
    EventForServers events,
    PassOnReplies replies,
    RemoteActors actors,
    Writer writer,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IReceive
{
    /// <summary>Of one person about one event: who has more to say is written to.</summary>
    private const int MostOfOne = 10;

    private const int MaxAddress = 2000;

    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Create" or "Update"
        && activity.Embedded is { } said
        && RemoteNote.Is(said)
        && new RemoteNote(said) is { IsDraft: false, Id.Length: <= MaxAddress } note
        && note.Author == activity.Actor
        && Origin.Same(note.Id, activity.Actor)
        && instance.EventAround(note.InReplyTo) is not null
        && SpokenAnswer.Of(note.Content) is null;

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var note = new RemoteNote(activity.Embedded!);
        var about = instance.EventAround(note.InReplyTo)!.Value;
        if (PlainText.Line(OwnWords.In(note.Content)) is not { } words || await events.Of(about, ct) is null)
            return;
        var text = words.Length <= Question.MaxText ? words : SaidText.Cut(words, Question.MaxText - 1) + "…";
        var id = note.Id!;
        if (await db.Set<RemoteQuestionRow>().FirstOrDefaultAsync(q => q.Note == id, ct) is { } known)
        {
            await writer.Write((inside, token) => Rephrase(inside, known.QuestionId, text, activity, token), ct);
            replies.Ring();
            return;
        }
        if (activity.Type != "Create" || await actors.FindAsync(activity.Actor!, ct) is not { } who)
            return;
        var isDirect = note.Visibility == Visibility.Addressed;
        var asked = new NewQuestion(about, text)
        {
            IsPrivate = isDirect,
            From = new(who.Handle, note.Url is { Length: <= MaxAddress } page && Origin.Same(page, id) ? page : id),
        };
        await writer.Write(
            async (inside, token) => await PassOn(inside, await Keep(inside, asked, who, id, token), activity, token),
            ct
        );
        replies.Ring();
    }

    private async Task Rephrase(Db inside, QuestionId which, string text, RemoteActivity by, CancellationToken ct)
    {
        var asked = await inside.AllQuestions.AsTracking().FirstAsync(q => q.Id == which, ct);
        asked.Rephrase(text, clock.GetCurrentInstant());
        await PassOn(inside, asked, by, ct);
    }

    /// <summary>What is shown here, and was said to everybody there.</summary>
    private Task PassOn(Db inside, Question? asked, RemoteActivity by, CancellationToken ct) =>
        asked is { Rank: not null } && new RemoteNote(by.Embedded!).Visibility == Visibility.Public
            ? replies.Say(inside, asked.EventId, by, ct)
            : Task.CompletedTask;

    /// <summary>Twice the same is once; who is kept away, and what there is no room for, leaves no trace.</summary>
    private async Task<Question?> Keep(
        Db inside,
        NewQuestion asked,
        RemoteActorRow who,
        string note,
        CancellationToken ct
    )
    {
        var (now, actor, id) = (clock.GetCurrentInstant(), who.Address, asked.About);
        var theirs = inside.Set<RemoteQuestionRow>().Where(q => q.Actor == actor);
        var board = await inside.BoardToChange(id, ct);
        var joined = await inside.AllEvents.AsNoTracking().FirstAsync(e => e.Id == id, ct);
        if (
            QuestionBoard.WhyNotAsk(joined, board.Policy, now) is not null
            || await inside.IsBarred(id, hashes.OfRemote(actor), ct)
            || await theirs.AnyAsync(q => q.Note == note, ct)
            || await theirs.CountAsync(q => inside.AllQuestions.Any(a => a.Id == q.QuestionId && a.EventId == id), ct)
                >= MostOfOne
            || await inside.AllQuestions.CountAsync(q => q.EventId == id && q.SeenAt == null, ct)
                >= QuestionBoard.MostWaiting
        )
            return null;
        var made = Question.Ask(asked, board.Policy, now);
        inside.Add(made);
        inside.Add(
            new RemoteQuestionRow
            {
                QuestionId = made.Id,
                Actor = actor,
                Note = note,
                IsDirect = asked.IsPrivate,
            }
        );
        await inside.Recount(board, ct);
        return made;
    }
}
