using Farandole.ActivityPub.Reading;
using Farandole.Domain.Events;
using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Searching;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// Keeps events of other servers as their own server says them. What is older changes nothing, and what is gone stays gone:
/// any order of what comes, and any repetition, ends in the same.
/// </summary>
internal sealed class EventsFromElsewhere(
    Writer writer,
    Later later,
    RemoteActors actors,
    RemoteSoftware software,
    AddressHash hashes,
    Instance instance,
    IClock clock
)
{
    /// <summary>Of one who is followed; what comes beyond that is left out.</summary>
    public const int MostOfOne = 500;

    /// <summary>Whose words these are: those who may be followed for it.</summary>
    public static IReadOnlyList<string> VoicesOf(ActivityObject thing) =>
        [.. thing.Ids("attributedTo").Concat(thing.Ids("actor")).Distinct(StringComparer.Ordinal).Take(5)];

    /// <param name="document">From its own server, or vouched for by it.</param>
    /// <param name="tellers">Who told of it: those of them who are followed count.</param>
    /// <param name="isWanted">Somebody asked for it by its address: it is kept although nobody told of it.</param>
    /// <param name="ct">Of the job or the request.</param>
    /// <returns>Its id here; null when it is not kept.</returns>
    /// <exception cref="IOException">Their server does not answer for the moment.</exception>
    public async Task<Guid?> Keep(
        ActivityObject document,
        IReadOnlyList<string> tellers,
        bool isWanted,
        CancellationToken ct
    )
    {
        var said = new RemoteEvent(document);
        if (said.Id is not { } address || !Origin.Vouches(address, document))
            return null;
        // Some name nobody: then it is theirs who tells of it, on the same server.
        var name = said.AttributedTo ?? tellers.FirstOrDefault(t => Origin.Same(t, address));
        var by = name is null ? null : await actors.FindAsync(name, ct);
        var now = clock.GetCurrentInstant();
        if (by is null || SaidEvent.Of(said, by, instance.Zone, now) is not { } row)
        {
            await Forget(address, isGrave: false, ct);
            return null;
        }
        var program = said.JoinMode is null ? await software.Of(address, ct) : null;
        if (RemoteSoftwareRow.TakingAccepts.Contains(program))
            row.Joining = JoiningElsewhere.ByAccept;
        // Taken apart before others wait for the transaction.
        var words = EventsToFind.WordsOf(row);
        return await writer.Write((inside, token) => Keep(inside, (row, words), tellers, isWanted, token), ct);
    }

    /// <summary>It is no more, or not for everybody any more.</summary>
    public Task Forget(string address, bool isGrave, CancellationToken ct) =>
        writer.Write(
            async (inside, token) =>
            {
                var now = clock.GetCurrentInstant();
                var coming = inside.Set<RemoteParticipationRow>().Where(p => p.Event == address);
                await inside.EndsFor(later, coming, ComingElsewhere.Gone, now, token);
                await inside.Set<RemoteEventRow>().Where(e => e.Address == address).ExecuteDeleteAsync(token);
                if (isGrave && !await inside.Set<RemoteGraveRow>().AnyAsync(g => g.Address == address, token))
                    inside.Add(new RemoteGraveRow { Address = address, At = now });
            },
            ct
        );

    private async Task<Guid?> Keep(
        Db inside,
        (RemoteEventRow Row, string Words) said,
        IReadOnlyList<string> tellers,
        bool isWanted,
        CancellationToken ct
    )
    {
        var row = said.Row;
        if (
            await inside.Set<RemoteGraveRow>().AnyAsync(g => g.Address == row.Address, ct)
            || await inside.IsBarredHere(hashes.OfRemote(row.Actor), ct)
        )
            return null;
        var followed = await inside
            .Set<RemoteFollowRow>()
            .Where(f => tellers.Contains(f.Actor) && f.State != FollowState.Refused)
            .Select(f => f.Actor)
            .Distinct()
            .ToListAsync(ct);
        var known = await inside
            .Set<RemoteEventRow>()
            .AsTracking()
            .FirstOrDefaultAsync(e => e.Address == row.Address, ct);
        if (known is null && !await IsRoomFor(inside, row, followed, isWanted, ct))
            return null;
        var isNews = await Put(inside, known, said, ct);
        await later.FetchPicture(inside, known ?? row, clock.GetCurrentInstant(), ct);
        var id = known?.Id ?? row.Id;
        await Tell(inside, id, followed, ct);
        if (isNews)
        {
            await later.DoOnce(inside, $"elsewhere:{id}", new SaidElsewhere(id), row.SaidAt, move: false, ct);
            await later.TellThoseWhoCome(inside, id, row.SaidAt, ct);
        }
        return id;
    }

    /// <summary>In the place of what is known, if it is not older, with the words by which it is found.</summary>
    /// <returns>Whether it is news.</returns>
    private static async Task<bool> Put(
        Db inside,
        RemoteEventRow? known,
        (RemoteEventRow Row, string Words) said,
        CancellationToken ct
    )
    {
        if (said.Row.ChangedAt < known?.ChangedAt)
            return false;
        var isNews = known is null || Change(inside, known, said.Row);
        if (known is null)
            inside.Add(said.Row);
        await inside.SaveChangesAsync(ct);
        await inside.IndexElsewhere(known ?? said.Row, said.Words, ct);
        return isNews;
    }

    private async Task<bool> IsRoomFor(
        Db inside,
        RemoteEventRow row,
        List<string> followed,
        bool isWanted,
        CancellationToken ct
    )
    {
        if (row.EndsAt < clock.GetCurrentInstant() - Event.KeptAfterEnd)
            return false;
        if (isWanted)
            return true;
        foreach (var teller in followed)
        {
            if (await inside.Set<RemoteTellerRow>().CountAsync(t => t.Actor == teller, ct) < MostOfOne)
                return true;
        }
        return false;
    }

    /// <returns>Whether it is news to those who follow: it was called off, or takes place elsewhere or at another time.</returns>
    private static bool Change(Db inside, RemoteEventRow known, RemoteEventRow row)
    {
        var isNews =
            row.Status != known.Status
            || (row.Day, row.Time, row.PlaceName, row.Zone) != (known.Day, known.Time, known.PlaceName, known.Zone);
        var (since, said, listed) = (known.KnownAt, isNews ? row.SaidAt : known.SaidAt, known.ListedAt);
        var picture = known.PictureFrom == row.PictureFrom ? known.Picture : null;
        var kept = inside.Entry(known);
        foreach (var property in kept.Properties.Where(p => !p.Metadata.IsPrimaryKey()))
            property.CurrentValue = inside.Entry(row).Property(property.Metadata.Name).CurrentValue;
        kept.Property(e => e.KnownAt).CurrentValue = since;
        (known.SaidAt, known.ListedAt, known.Picture) = (said, listed, picture);
        return isNews;
    }

    private async Task Tell(Db inside, Guid id, List<string> followed, CancellationToken ct)
    {
        var known = await inside
            .Set<RemoteTellerRow>()
            .Where(t => t.EventId == id)
            .Select(t => t.Actor)
            .ToListAsync(ct);
        inside.AddRange(followed.Except(known).Select(actor => new RemoteTellerRow { EventId = id, Actor = actor }));
        await inside.SaveChangesAsync(ct);
        foreach (var actor in followed)
            await inside.ListAnew(instance, actor, clock.GetCurrentInstant(), ct);
    }
}
