using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>A draft that waits for a second person of the group.</summary>
/// <param name="Group">To which it is proposed.</param>
/// <param name="Handle">Of the group.</param>
/// <param name="By">Who proposes it; null once they have left.</param>
/// <param name="SentBack">What is to be changed first.</param>
internal sealed record Proposal(string Group, string Handle, string? By, string? SentBack);

/// <summary>The same for who proposes it, on the page of the event.</summary>
internal sealed record ProposalModel(string Path, Proposal Of);

internal static class Proposals
{
    /// <summary>Null for what is out, and for drafts that nobody need ask about.</summary>
    public static Task<Proposal?> ProposalOf(this Db db, EventId id, CancellationToken ct) =>
        (
            from host in db.Waiting()
            join asked in db.Set<Group>() on host.GroupId equals asked.Id
            join member in db.Set<Member>() on host.ProposedBy equals member.Id
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where host.EventId == id
            select new Proposal(asked.Name, asked.Handle, profile.Name, host.SentBack)
        ).FirstOrDefaultAsync(ct);

    /// <summary>Hosts of what is proposed and not let out yet.</summary>
    public static IQueryable<EventHost> Waiting(this Db db) =>
        db.Set<EventHost>()
            .Where(h =>
                h.ProposedBy != null
                && db.AllEvents.Any(e => e.Id == h.EventId && e.PublishedAt == null && e.DeletedAt == null)
            );
}

/// <summary>What waits for a second person, on the first page of the space: for those who may let it out.</summary>
internal sealed class ProposalsInSpace(IClock clock) : ISpacePart
{
    private const int MostShown = 12;

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.MayByTeam(Act.AnnounceEvent))
            return null;
        var waiting = await db.ProposedIn(space, clock.GetCurrentInstant(), MostShown, ct);
        return waiting.Count == 0
            ? null
            : new(typeof(ProposalsPanel), new EventsModel(space) { Coming = waiting }, Order: 15);
    }
}
