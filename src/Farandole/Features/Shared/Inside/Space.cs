using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Inside;

/// <summary>A group for one of its members: the group, and what they are in it.</summary>
internal sealed record Space(Group Group, Membership Mine)
{
    public string Path => PathOf(Group.Handle);

    /// <summary>Its page for everybody.</summary>
    public string Page => Handles.PageOf(Group.Handle);

    public static string PathOf(string handle) => $"/groups/{handle}";

    /// <summary>In a group that rests nothing new begins: it is read, and its page and its end are decided about.</summary>
    public bool May(Act act, TeamId? team = null) =>
        Mine.May(act, team) && (Group.ArchivedOn is null || act.Level == Level.See || act.Area == Area.Settings);

    /// <summary>The same, also for who may do it by one of their teams: for what is no team's own and some team's business.</summary>
    public bool MayByTeam(Act act) => May(act) || Mine.Teams.Any(t => May(act, t.Team));

    /// <summary>Those in charge of the members decide about them, and so know who they are, however they show themselves.</summary>
    public bool SeesAll => MemberRules.SeesAll(Mine);

    /// <summary>What happened, signed inside with the name of who did it.</summary>
    public GroupNote Note(string what, string? about, NodaTime.Instant now) =>
        GroupNote.Of(Group.Id, Mine.Member, what, about, now);
}

/// <summary>The only way into a group: "no member", "may not" and "no such group" are one answer.</summary>
internal static class Spaces
{
    // Asked at every page of every member: translated once.
    private static readonly Func<Db, string, CancellationToken, Task<Group?>> Named = EF.CompileAsyncQuery(
        (Db db, string handle, CancellationToken ct) => db.Set<Group>().FirstOrDefault(g => g.Handle == handle)
    );

    public static async Task<Space?> SpaceOf(this Db db, Viewer viewer, string handle, CancellationToken ct) =>
        viewer.Memberships.Length > 0 && Handle.Parse(handle) is { } named
            ? Of(await Named(db, named.Value, ct), viewer)
            : null;

    /// <summary>For who may do this there.</summary>
    public static async Task<Space?> SpaceOf(
        this Db db,
        Viewer viewer,
        string handle,
        Act act,
        CancellationToken ct,
        TeamId? team = null
    ) => await db.SpaceOf(viewer, handle, ct) is { } space && space.May(act, team) ? space : null;

    /// <summary>The same inside a transaction, with the group to be changed.</summary>
    public static async Task<Space?> SpaceToChange(
        this Db db,
        Viewer viewer,
        string handle,
        Act act,
        CancellationToken ct
    ) =>
        Handle.Parse(handle)?.Value is { } named
        && Of(await db.Set<Group>().AsTracking().FirstOrDefaultAsync(g => g.Handle == named, ct), viewer) is { } space
        && space.May(act)
            ? space
            : null;

    private static Space? Of(Group? found, Viewer viewer) =>
        found is not null && viewer.In(found.Id) is { } mine ? new(found, mine) : null;
}
