using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>Somebody who stands before an event's bring list, and what they are there.</summary>
/// <param name="Seen">The event as they may see it.</param>
/// <param name="Answer">Their own answer, when they come.</param>
/// <param name="Named">The first name whose link they showed.</param>
/// <param name="As">That link's secret, which the forms carry.</param>
internal sealed record AtTheList(EventAsSeen Seen, ParticipationId? Answer, Claimant? Named, string? As)
{
    public bool Organizes => Seen.Standing == Standing.Organizer;

    /// <summary>Whether one knows who it is without asking for a name.</summary>
    public bool IsKnown => Answer is not null || Named is not null;

    /// <summary>Where they find themselves again after having done something.</summary>
    public string Back => As is null ? $"{Seen.Path}#needs" : $"/c/{As}";

    public static AtTheList Of(EventAsSeen seen, Viewer viewer) =>
        new(seen, viewer.ParticipationIn(seen.Id), null, null);
}

internal static class FindAtTheList
{
    private static readonly byte[] NoHash = new byte[32];

    /// <summary>Null where this viewer may see no such event.</summary>
    public static async Task<AtTheList?> AtTheList(
        this Db db,
        string id,
        string? shown,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!string.IsNullOrEmpty(shown))
            return await db.AtTheList(shown, clock, ct) is { } named && named.Seen.Id.ToString() == id ? named : null;
        return await db.Seen(id, viewer, clock, ct) is { } seen ? Needs.AtTheList.Of(seen, viewer) : null;
    }

    /// <summary>By the link of a first name: whoever has it may see the event, as with an answer's own link.</summary>
    public static async Task<AtTheList?> AtTheList(this Db db, string shown, IClock clock, CancellationToken ct)
    {
        if (Secret.Parse(shown, Claimant.SecretType) is not { } secret)
            return null;
        var named = await db.Set<Claimant>().FirstOrDefaultAsync(c => c.Selector == secret.Selector, ct);
        if (!secret.Opens(named?.Hash ?? NoHash) || named is null)
            return null;
        return await db.SeenByLink(named.EventId, clock, ct) is { } seen ? new(seen, null, named, shown) : null;
    }
}
