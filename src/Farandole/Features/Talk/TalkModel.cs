using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Talk;

/// <summary>An event's talk as one viewer has it.</summary>
public sealed record TalkModel(EventAsSeen Seen)
{
    internal IReadOnlyList<Message> Heard { get; init; } = [];

    internal Message? Pinned { get; init; }

    internal string? Older { get; init; }

    internal bool IsFrozen { get; init; }

    internal int? Pause { get; init; }

    /// <summary>Whose messages are the viewer's own.</summary>
    internal ParticipationId? Me { get; init; }

    /// <summary>Whether the viewer can keep somebody away for themselves.</summary>
    internal bool HasAccount { get; init; }

    /// <summary>The name that they would write under, as far as it is known.</summary>
    internal string? Name { get; init; }

    internal bool IsTeam => Seen.Standing == Domain.Events.Standing.Organizer;

    internal bool MayWrite => IsTeam || Me is not null && !IsFrozen;

    /// <summary>What was typed, when it came back.</summary>
    internal string? Typed { get; init; }

    internal IReadOnlyList<FieldError> Errors { get; init; } = [];

    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, CancellationToken, Task<Conversation?>> One = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) => db.Set<Conversation>().FirstOrDefault(t => t.EventId == id)
    );

    /// <summary>Null when there is no talk, or none for this viewer.</summary>
    internal static async Task<TalkModel?> Of(
        EventAsSeen seen,
        Viewer viewer,
        Db db,
        string? before,
        CancellationToken ct
    )
    {
        var talk = await One(db, seen.Id, ct);
        if (!Conversation.IsOn(talk, seen.Visibility) || seen.IsDraft)
            return null;
        var me = viewer.ParticipationIn(seen.Id);
        // The first message makes the row of the talk.
        var part = talk is null
            ? new TalkPart([], null)
            : await db.PartOf(db.Heard(seen.Id, me, viewer.Account), before, ct);
        return new TalkModel(seen)
        {
            Heard = part.Heard,
            Older = part.Older,
            IsFrozen = talk?.FrozenAt is not null,
            Pause = talk?.Pause,
            Me = me,
            HasAccount = viewer.Account is not null,
            Name = me is null ? null : await NameOf(db, me.Value, ct),
            Pinned = talk?.Pinned is { } pinned
                ? await db.Heard(seen.Id, me, viewer.Account).FirstOrDefaultAsync(m => m.Id == pinned, ct)
                : null,
        };
    }

    /// <summary>As they called themselves last here, else as in their answer if the others may see it there.</summary>
    private static async Task<string?> NameOf(Db db, ParticipationId me, CancellationToken ct) =>
        await db
            .AllMessages.Where(m => m.Author == me)
            .OrderByDescending(m => m.At)
            .Select(m => m.Name)
            .FirstOrDefaultAsync(ct)
        ?? await db
            .Participations.Where(p => p.Id == me)
            .Where(p => p.Exposure == Exposure.Participants || p.Exposure == Exposure.All)
            .Select(p => p.Name)
            .FirstOrDefaultAsync(ct);
}

/// <summary>The talk on the event's page.</summary>
internal sealed class TalkOnPage : IEventBlock
{
    public BlockPlace Place => BlockPlace.Talk;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        (has.Talk || Conversation.IsOn(null, seen.Visibility))
        && await TalkModel.Of(seen, viewer, db, null, ct) is { } model
            ? new(typeof(TalkBlock), model)
            : null;
}
