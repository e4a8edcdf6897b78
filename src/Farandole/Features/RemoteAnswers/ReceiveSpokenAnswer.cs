using System.Text.RegularExpressions;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;

namespace Farandole.Features.RemoteAnswers;

/// <summary>
/// Somebody says in words, under an event, that they come or not: whoever lives on Mastodon and the like has no other way.
/// It is taken as an answer when nothing else could be meant; every other note is left to whomever it concerns.
/// </summary>
internal sealed partial class ReceiveSpokenAnswer(
    EventForServers events,
    RemoteActors actors,
    TakeRemoteAnswer take,
    WithdrawRemoteAnswer withdraw,
    WriteNote notes,
    Instance instance
) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Create" or "Update"
        && activity.Embedded is { } said
        && RemoteNote.Is(said)
        && new RemoteNote(said) is var note
        && note.Author == activity.Actor
        && EventOf(note) is not null
        && SpokenAnswer.Of(note.Content) is not null;

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var note = new RemoteNote(activity.Embedded!);
        var (to, spoken) = (EventOf(note)!.Value, SpokenAnswer.Of(note.Content)!);
        if (await events.Of(to, ct) is not { } told || !IsFor(note, told))
            return;
        var actor = activity.Actor!;
        if (spoken.Answer is not { } answer)
        {
            await withdraw.From(to, actor, Short(note.Id), ct);
            return;
        }
        if (await actors.FindAsync(actor, ct) is not { Kind: "Person" } who)
            return;
        var said = new RemoteAnswer(AnsweredBy.Note, Short(note.Id), answer, spoken.Party, spoken.Language);
        if (told.Document.JoinMode == "external")
            await notes.Send(told, who, said, "remote.note.page", ct);
        else if (await take.Take(to, who, said, ct) is { } why)
            await notes.Send(told, who, said, WriteNote.KeyOf(why), ct);
    }

    /// <summary>What it answers: the event, or what was said of it to whoever answered; else the event that it links to.</summary>
    private EventId? EventOf(RemoteNote note) =>
        instance.EventAround(note.InReplyTo)
        ?? EventAddress()
            .Matches(note.Content ?? "")
            .Select(m => instance.EventAt(m.Value))
            .FirstOrDefault(e => e is not null);

    /// <summary>A link alone is no answer to it: it must be said to whoever announces the event.</summary>
    private bool IsFor(RemoteNote note, ToldEvent told) =>
        instance.EventAround(note.InReplyTo) is not null || note.Mentions.Contains(told.By.Address);

    private static string? Short(string? id) => id is { Length: <= 2000 } ? id : null;

    [GeneratedRegex("https?://[^\\s\"'<>]{1,200}/events/[0-9a-f-]{36}")]
    private static partial Regex EventAddress();
}
