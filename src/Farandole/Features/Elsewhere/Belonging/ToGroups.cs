using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Following;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>
/// What a profile says to a group elsewhere: Join and Leave, and yes or no to its Invite (Mobilizon). To the group and to nobody
/// else: Mobilizon sends them to all its members. Inside a transaction; whoever ends it rings.
/// </summary>
internal sealed class ToGroups(Deliveries deliveries, RemoteFollows follows, IClock clock)
{
    public LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public void Ask(Db inside, RemoteMembershipRow row, RemoteActorRow to, string? message)
    {
        (row.SaidId, row.MembershipId, row.InvitedBy, row.MovedTo) = (NewId(row), null, null, null);
        row.Choose(BelongingElsewhere.Asked, Today);
        var join = Activity.Join(row.SaidId, row.Joiner, row.Actor, message) with { To = [row.Actor] };
        deliveries.Add(inside, By(row), join, [to.Inbox]);
    }

    /// <summary>Yes or no to an invitation that waits, with the whole of it inside.</summary>
    public async Task Answer(Db inside, RemoteMembershipRow row, bool isYes, CancellationToken ct)
    {
        var invite = Activity.Invite(row.MembershipId!, row.InvitedBy!, row.Actor, row.Joiner) with
        {
            AttributedTo = row.Actor,
        };
        row.SaidId = NewId(row);
        var answer = isYes
            ? Activity.Accept(row.SaidId, row.Joiner, invite)
            : Activity.Reject(row.SaidId, row.Joiner, invite);
        deliveries.Add(inside, By(row), answer with { To = [row.Actor] }, await InboxOf(inside, row, ct));
        row.Choose(isYes ? BelongingElsewhere.Member : BelongingElsewhere.Declined, Today);
        if (isYes)
            await FollowToo(inside, row, ct);
    }

    /// <summary>Belongs to it no more, or asks no more. A group that counts on nobody is not told so.</summary>
    public async Task Leave(Db inside, RemoteMembershipRow row, CancellationToken ct)
    {
        if (!row.Lasts)
            return;
        var leave = Activity.Leave($"{row.SaidId}/end", row.Joiner, row.Actor) with { To = [row.Actor] };
        deliveries.Add(inside, By(row), leave, await InboxOf(inside, row, ct));
        row.Choose(BelongingElsewhere.Left, Today);
    }

    /// <summary>A member hears of its public events, on their page alone: they chose no letters.</summary>
    public async Task FollowToo(Db inside, RemoteMembershipRow row, CancellationToken ct)
    {
        var (face, actor) = (row.ProfileId, row.Actor);
        var all = inside.Set<RemoteFollowRow>().Where(f => f.ProfileId == face);
        if (
            !await all.AnyAsync(f => f.Actor == actor, ct)
            && await all.CountAsync(ct) < RemoteFollowRow.Most
            && await inside.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == actor, ct) is { } whom
        )
            follows.Begin(inside, By(row), whom, ToldOf.OnPage);
    }

    public void Ring() => deliveries.Ring();

    /// <summary>Each time another: an answer that comes late belongs to what it answers.</summary>
    private static string NewId(RemoteMembershipRow row) => $"{row.Joiner}/memberships/{Guid.NewGuid()}";

    private static LocalActor By(RemoteMembershipRow row) => LocalActors.ActorOnceAt(row.Joiner, row.ProfileId);

    private static Task<List<string>> InboxOf(Db inside, RemoteMembershipRow row, CancellationToken ct)
    {
        var actor = row.Actor;
        return inside.Set<RemoteActorRow>().Where(a => a.Address == actor).Select(a => a.Inbox).ToListAsync(ct);
    }
}
