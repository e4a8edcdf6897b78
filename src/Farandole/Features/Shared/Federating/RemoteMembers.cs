using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who belongs to a group from elsewhere, or may.</summary>
internal static class RemoteMembers
{
    public static IQueryable<RemoteMemberRow> MembersElsewhere(this Db db, GroupId group, RemoteStanding standing) =>
        db.Set<RemoteMemberRow>().Where(m => m.GroupId == group && m.Standing == standing);

    /// <summary>Those whom one who keeps others away decides about: of a group, of everybody here by the instance.</summary>
    public static IQueryable<RemoteMemberRow> MembersUnder(this Db db, Blocker by)
    {
        var (group, isInstance) = (by.Group, by.IsInstance);
        return db.Set<RemoteMemberRow>().Where(m => isInstance || group != null && m.GroupId == group);
    }

    /// <summary>As those inside read them; by name where they are members, else those who have waited longest first.</summary>
    public static Task<List<FarMember>> FarMembers(
        this Db db,
        GroupId here,
        RemoteStanding standing,
        int most,
        CancellationToken ct
    ) =>
        (
            from member in db.MembersElsewhere(here, standing)
            join known in db.Set<RemoteActorRow>() on member.Actor equals known.Address
            orderby member.WaitsSince, known.Name, known.Handle
            select new FarMember(member.Id, known.Name, known.Handle, known.Page, known.Address)
            {
                Words = member.Words,
                WaitsSince = member.WaitsSince,
                EndsOn = member.EndsOn,
                Since = member.Since,
            }
        )
            .Take(most)
            .ToListAsync(ct);

    /// <summary>Where to bring what is for all of them: an inbox for each server that has one for all.</summary>
    public static async Task<IReadOnlyList<string>> Inboxes(
        this Db db,
        IQueryable<RemoteMemberRow> members,
        Func<string, bool> isAway,
        CancellationToken ct
    )
    {
        var found = await (
            from member in members
            join known in db.Set<RemoteActorRow>() on member.Actor equals known.Address
            select new { member.Actor, Inbox = known.SharedInbox ?? known.Inbox }
        ).ToListAsync(ct);
        return [.. found.Where(f => !isAway(f.Actor)).Select(f => f.Inbox).Distinct()];
    }
}

/// <summary>Somebody elsewhere, for those who are inside.</summary>
/// <param name="Id">Of what they are to the group.</param>
/// <param name="Name">How they call themselves: the text of anybody.</param>
/// <param name="Handle"><c>name@server</c>.</param>
/// <param name="Page">Their own.</param>
/// <param name="Actor">Their address.</param>
internal sealed record FarMember(Guid Id, string Name, string Handle, string Page, string Actor)
{
    public string? Words { get; init; }

    public Instant? WaitsSince { get; init; }

    public LocalDate? EndsOn { get; init; }

    public LocalDate Since { get; init; }

    public string? Site => AtServer.NameOf(Actor);
}
