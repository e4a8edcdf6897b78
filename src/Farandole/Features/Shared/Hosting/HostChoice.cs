using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Hosting;

/// <summary>In whose name an event is announced: nobody's in particular, one of one's own faces, a group or a team of it.</summary>
/// <param name="Value">As forms send it.</param>
/// <param name="Text">As it is chosen from a list.</param>
/// <param name="Name">Of who is shown as the host.</param>
internal sealed record HostChoice(string Value, string Text, string Name)
{
    public ProfileId? Profile { get; init; }

    public GroupId? Group { get; init; }

    public TeamId? Team { get; init; }

    /// <summary>Who may only propose there: the event is a draft until somebody else of the group lets it out.</summary>
    public MemberId? Proposer { get; init; }

    public WhoHosts Who => new(Profile, Group);

    public EventHost HostOf(EventId hosted, Instant now) =>
        Group is not { } group ? EventHost.By(hosted, Profile!.Value)
        : Proposer is { } by ? EventHost.Proposed(hosted, group, Team, by, now)
        : EventHost.By(hosted, group, Team);
}

internal static class HostChoices
{
    /// <summary>What this viewer may announce in the name of, or propose to: empty for whoever is not signed in.</summary>
    public static async Task<IReadOnlyList<HostChoice>> HostsFor(
        this Db db,
        Viewer viewer,
        Words words,
        CancellationToken ct
    )
    {
        if (viewer.Owner is not { } account)
            return [];
        var faces = await db.FacesOf(account, ct);
        return
        [
            .. faces
                .Where(f => viewer.ActsAs(f.Id) && !f.HasMoved)
                .Select(f => new HostChoice($"@{f.Handle}", $"{f.Name} (@{f.Handle})", f.Name) { Profile = f.Id }),
            .. await Groups(db, viewer, words, ct),
        ];
    }

    private static async Task<IEnumerable<HostChoice>> Groups(Db db, Viewer viewer, Words words, CancellationToken ct)
    {
        var mine = viewer.Memberships.Select(m => m.Group).ToArray();
        if (mine.Length == 0)
            return [];
        var rows = await (
            from joined in db.Set<Group>()
            from team in db.Set<Team>().Where(t => t.GroupId == joined.Id).DefaultIfEmpty()
            where mine.Contains(joined.Id) && joined.ArchivedOn == null
            orderby joined.Name, team.Name
            select new
            {
                joined.Id,
                joined.Handle,
                joined.Name,
                Team = (TeamId?)team.Id,
                TeamName = team.Name,
            }
        ).ToListAsync(ct);
        return rows.GroupBy(r => r.Id)
            .SelectMany(of =>
                of.Where(r => r.Team is not null)
                    .Select(r => new HostChoice(
                        $"@{r.Handle}/{r.Team}",
                        words["hosting.team", ("group", r.Name), ("team", r.TeamName)],
                        r.Name
                    )
                    {
                        Group = r.Id,
                        Team = r.Team,
                    })
                    .Prepend(
                        new HostChoice($"@{of.First().Handle}", of.First().Name, of.First().Name) { Group = of.Key }
                    )
            )
            .Where(c => viewer.In(c.Group!.Value)!.May(Act.ProposeEvent, c.Team))
            .Select(c => viewer.In(c.Group!.Value)!.May(Act.AnnounceEvent, c.Team) ? c : Proposal(c, viewer, words));
    }

    private static HostChoice Proposal(HostChoice to, Viewer viewer, Words words) =>
        to with
        {
            Text = words["hosting.proposal", ("group", to.Text)],
            Proposer = viewer.In(to.Group!.Value)!.Member,
        };
}
