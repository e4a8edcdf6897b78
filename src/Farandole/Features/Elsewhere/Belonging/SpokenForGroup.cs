using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>
/// Of which membership of ours somebody speaks, and whether they may: the group itself, or anybody of its own server who does it
/// in its name, as moderators do at Mobilizon.
/// </summary>
internal static class SpokenForGroup
{
    /// <summary>Whether the activity is believed of this group.</summary>
    public static bool IsOf(this RemoteActivity activity, string group) =>
        activity.Actor == group
        || Origin.Same(activity.Actor, group) && (activity.AttributedTo ?? activity.From) == group;

    /// <summary>Whether it names a profile of ours, or something that one of ours has said.</summary>
    public static bool Concerns(this Instance instance, ActivityObject thing)
    {
        return IsHere(thing.Id) || IsHere(thing.IdOf("actor"));

        bool IsHere(string? address) => address?.StartsWith(instance.Absolute("/"), StringComparison.Ordinal) == true;
    }

    /// <summary>
    /// By what ours called it, or by what its server calls it; else by who belongs to what. What was taken back has an id that
    /// is nobody's any more, and is not looked for otherwise.
    /// </summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="activity">What somebody did.</param>
    /// <param name="thing">A Join, an Invite or a Member, whole or by its id; or the member, by their address.</param>
    /// <param name="ct">Of the transaction.</param>
    public static async Task<RemoteMembershipRow?> Spoken(
        this Db db,
        RemoteActivity activity,
        ActivityObject thing,
        CancellationToken ct
    )
    {
        var (id, by) = (thing.Id, thing.IdOf("actor"));
        var to = thing.IdOf("object") ?? activity.From ?? activity.AttributedTo ?? activity.Actor;
        var all = db.Set<RemoteMembershipRow>().AsTracking();
        var named = id is null
            ? []
            : await all.Where(m => m.SaidId == id || m.MembershipId == id).OrderBy(m => m.Id).ToListAsync(ct);
        if (named.Find(m => activity.IsOf(m.Actor)) is { } found)
            return found;
        if (to is null || !activity.IsOf(to) || IsTakenBack(thing, by))
            return null;
        var member = thing.IsReference ? id : by;
        return await all.FirstOrDefaultAsync(m => m.Joiner == member && m.Actor == to, ct);
    }

    /// <summary>Ours named it, and nothing that holds is called so.</summary>
    private static bool IsTakenBack(ActivityObject thing, string? by) =>
        !thing.IsReference && thing.Id is { } id && by is not null && id.StartsWith($"{by}/", StringComparison.Ordinal);
}
