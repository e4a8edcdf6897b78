using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>One thing in the agenda: announced here, or elsewhere by those whom the instance follows.</summary>
internal sealed record AgendaEntry
{
    private AgendaEntry(Instant at, Guid id) => (At, Id) = (at, id);

    /// <summary>Its place in the order of the days.</summary>
    public Instant At { get; }

    public Guid Id { get; }

    public EventAsSeen? Ours { get; init; }

    public ElsewhereSeen? Theirs { get; private init; }

    /// <summary>What shows no day has none in an agenda.</summary>
    public bool IsShown => Theirs is not null || Ours is { Title: not null, Schedule: not null };

    public Instant UpdatedAt => Ours?.UpdatedAt ?? Theirs!.Event.ChangedAt ?? Theirs.Event.SaidAt;

    /// <param name="listed">Out of a list: everybody may know its day.</param>
    /// <param name="now">Pieces have their times.</param>
    public static AgendaEntry Of(Event listed, Instant now) =>
        new(listed.ListedFrom!.Value, listed.Id.Value) { Ours = EventAsSeen.By(Standing.Passer, listed, now) };

    public static AgendaEntry Of(ElsewhereSeen seen) => new(seen.Event.StartsAt, seen.Event.Id) { Theirs = seen };
}

/// <summary>Two lists in the order of the days become one.</summary>
internal static class Merge
{
    /// <summary>By moment and then by id, as each of them is: a page of the whole begins where the last one ended.</summary>
    public static IEnumerable<T> Of<T>(
        IReadOnlyList<T> ours,
        IReadOnlyList<T> theirs,
        Func<T, (Instant At, Guid Id)> place
    ) => theirs.Count == 0 ? ours : ours.Concat(theirs).OrderBy(e => place(e).At).ThenBy(e => place(e).Id);
}
