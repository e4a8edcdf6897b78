using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Identity;

/// <summary>Finds what a shown secret opens. Unknown, revoked and wrong are one answer: null.</summary>
internal static class Keys
{
    // Compared when no row is found, so that "unknown" takes the time of "wrong".
    private static readonly byte[] NoHash = new byte[32];

    public static async Task<EventKey?> FindKey(this Db.Db db, string? shown, CancellationToken ct)
    {
        foreach (var kind in Enum.GetValues<KeyKind>())
        {
            if (Secret.Parse(shown, EventKey.TypeOf(kind)) is not { } secret)
                continue;
            var key = await db.Keys.FirstOrDefaultAsync(k => k.Selector == secret.Selector && k.Kind == kind, ct);
            if (key is null)
                _ = secret.Opens(NoHash);
            else if (key.Opens(secret))
                return key;
        }
        return null;
    }

    /// <summary>Who waits for news of an event, by the link of their letter (<c>/f/{link}</c>).</summary>
    public static async Task<Follower?> FindFollower(this Db.Db db, string? shown, CancellationToken ct)
    {
        if (Secret.Parse(shown, "ff") is not { } secret)
            return null;
        var follower = await db.Followers.FirstOrDefaultAsync(f => f.Selector == secret.Selector, ct);
        return secret.Opens(follower?.Hash ?? NoHash) ? follower : null;
    }

    /// <summary>The place on a guest list that a link (<c>/g/{link}</c>) belongs to.</summary>
    public static async Task<Invitee?> FindInvitee(this Db.Db db, string? shown, CancellationToken ct)
    {
        if (Secret.Parse(shown, "fg") is not { } secret)
            return null;
        var invitee = await db.Set<Invitee>().FirstOrDefaultAsync(i => i.Selector == secret.Selector, ct);
        return secret.Opens(invitee?.SecretHash ?? NoHash) ? invitee : null;
    }

    /// <summary>The answer that a ticket (<c>/t/{ticket}</c>) belongs to.</summary>
    public static async Task<Participation?> FindTicket(this Db.Db db, string? shown, CancellationToken ct)
    {
        if (Secret.Parse(shown, "ft") is not { } secret)
            return null;
        var participation = await db.Participations.FirstOrDefaultAsync(p => p.TicketSelector == secret.Selector, ct);
        return secret.Opens(participation?.TicketHash ?? NoHash) ? participation : null;
    }
}
