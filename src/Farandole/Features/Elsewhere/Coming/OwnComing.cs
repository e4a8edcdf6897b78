using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>Something elsewhere that a profile of somebody's comes to, or wanted to.</summary>
/// <param name="Handle">Of the profile.</param>
/// <param name="Name">Of the profile.</param>
/// <param name="Site">Where the event is.</param>
public sealed record OwnComing(string Handle, string Name, string Site)
{
    internal RemoteParticipationRow Row { get; init; } = null!;

    /// <summary>Where they change it; null when the event has no page here any more.</summary>
    internal string? Path { get; init; }

    /// <summary>The words for how it is.</summary>
    internal string Word => $"coming-elsewhere.state.{Row.State}";
}

internal static class OwnComings
{
    /// <summary>Of all profiles of an account.</summary>
    public static IQueryable<RemoteParticipationRow> ComingOf(this Db db, AccountId mine) =>
        db.Set<RemoteParticipationRow>()
            .Where(p => db.Set<Profile>().Any(f => f.Id == p.ProfileId && f.AccountId == mine));

    /// <summary>The next first.</summary>
    public static async Task<IReadOnlyList<OwnComing>> Own(
        this IQueryable<RemoteParticipationRow> which,
        Db db,
        CancellationToken ct
    )
    {
        var found = await (
            from row in which
            join face in db.Set<Profile>() on row.ProfileId equals face.Id
            join actor in db.Set<RemoteActorRow>() on row.Actor equals actor.Address
            orderby row.EndsAt, row.Id
            select new
            {
                row,
                face.Handle,
                face.Name,
                actor.Host,
                IsThere = db.Set<RemoteEventRow>().Any(e => e.Id == row.EventId),
            }
        ).ToListAsync(ct);
        return
        [
            .. found.Select(f => new OwnComing(f.Handle, f.Name, f.Host)
            {
                Row = f.row,
                Path = f.IsThere ? ComeElsewhere.PathOf(f.row.EventId) : null,
            }),
        ];
    }

    /// <summary>Its owner knows the event as it stands now.</summary>
    public static void Know(this RemoteParticipationRow row, RemoteEventRow told)
    {
        (row.Title, row.Day, row.EndsAt) = (told.Title, told.Day, told.EndsAt);
        row.ToldAs = RemoteParticipationRow.DigestOf(told);
    }
}

/// <summary>What the profiles of an account come to on other sites: on its own page, and in its own file.</summary>
internal sealed class ComingOfAccount(IClock clock) : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var all = await db.ComingOf(mine).Own(db, ct);
        var now = clock.GetCurrentInstant();
        return new(
            typeof(OwnComingList),
            new OwnComingModel { Coming = [.. all.Where(c => c.Row.EndsAt > now)] },
            "coming-elsewhere",
            all.Select(c => new ComingData(
                c.Handle,
                c.Row.Title,
                c.Row.Day.ToString("R", null),
                c.Row.Event,
                c.Row.Actor,
                c.Row.State.ToString(),
                c.Row.Since.ToString("R", null)
            ))
        );
    }

    private sealed record ComingData(
        string Profile,
        string Title,
        string Day,
        string Event,
        string Asked,
        string State,
        string Since
    );
}

/// <summary>What is not over.</summary>
public sealed record OwnComingModel
{
    internal IReadOnlyList<OwnComing> Coming { get; init; } = [];
}
