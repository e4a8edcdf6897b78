using System.Collections.Immutable;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>
/// The one answer to "may they, in this group?": what somebody is there on one day, loaded once for a request and asked by
/// pages, programs and feeds alike, without another query.
/// </summary>
/// <param name="Group">Where.</param>
/// <param name="Member">Who, inside.</param>
/// <param name="Profile">Under which of their faces.</param>
/// <param name="Name">Of that face: it signs what they do.</param>
/// <param name="Rights">By their role on this day.</param>
/// <param name="Teams">Those that they are in on this day.</param>
public sealed record Membership(
    GroupId Group,
    MemberId Member,
    ProfileId Profile,
    string Name,
    Rights Rights,
    ImmutableArray<TeamRights> Teams
)
{
    /// <summary>The last day of their role; null for one that lasts.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>What they may by the role that comes after it.</summary>
    public Rights Afterwards { get; init; }

    /// <summary>Their pause: its last day, and why; null when there is none on this day.</summary>
    public Pause? Pause { get; init; }

    /// <summary>What no day takes from them.</summary>
    public Rights Lasting => Until is null ? Rights : Afterwards;

    /// <summary>Whether nobody is above them.</summary>
    public bool HoldsKeys => Rights == Rights.All;

    /// <param name="act">What they want to do.</param>
    /// <param name="team">Whose it is; null when it is the whole group's.</param>
    public bool May(Act act, TeamId? team = null) => In(team).May(act.Area, act.Level);

    /// <summary>By their role, and by being in the team whose it is.</summary>
    public Rights In(TeamId? team)
    {
        var rights = Rights;
        foreach (var seat in Teams)
        {
            if (seat.Team == team)
                rights = rights.Or(seat.Rights);
        }
        return rights;
    }
}

/// <summary>What being in a team lets somebody do in what is the team's.</summary>
public readonly record struct TeamRights(TeamId Team, Rights Rights);

/// <summary>For a while somebody reads and does nothing.</summary>
public sealed record Pause(LocalDate Until, string? Why);
