using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What an address has here, by the hash of the folded address: for a letter that goes to the address which is kept with
/// it, or for the owner of an account once it is sure that it is theirs (<see cref="Account.HasProven"/>).
/// </summary>
internal static class OfAddress
{
    /// <summary>One key for each event, the latest: the others are older copies of the same right.</summary>
    public static async Task<List<OwnKey>> OrganizedBy(this Db db, byte[] address, int most, CancellationToken ct)
    {
        var keys = await (
            from key in db.Keys
            join opened in db.AllEvents on key.EventId equals opened.Id
            where
                key.EmailHash == address
                && key.Kind == KeyKind.Organizer
                && key.RevokedAt == null
                && opened.DeletedAt == null
            orderby key.CreatedAt descending
            select new OwnKey(key, opened)
        ).ToListAsync(ct);
        return [.. keys.DistinctBy(k => k.About.Id).Take(most)];
    }

    /// <summary>Those whose events are not over at <paramref name="since"/>, by their day.</summary>
    public static Task<List<OwnAnswered>> JoinedBy(
        this Db db,
        byte[] address,
        Instant since,
        int most,
        CancellationToken ct
    ) =>
        (
            from answer in db.Participations
            join joined in db.AllEvents on answer.EventId equals joined.Id
            where
                answer.EmailHash == address
                && answer.WithdrawnAt == null
                && answer.RemovedAt == null
                && joined.DeletedAt == null
                && joined.EndsAt > since
            orderby joined.StartsAt
            select new OwnAnswered(answer, joined)
        )
            .Take(most)
            .ToListAsync(ct);
}

/// <summary>What an account may call its own: what the very address that it proved has.</summary>
internal static class OfAccount
{
    public static async Task<IEnumerable<OwnKey>> OrganizedBy(
        this Db db,
        Account account,
        int most,
        CancellationToken ct
    ) => (await db.OrganizedBy(account.EmailHash, most, ct)).Where(o => account.HasProven(o.Key.Email));

    public static async Task<IEnumerable<OwnAnswered>> JoinedBy(
        this Db db,
        Account account,
        Instant since,
        int most,
        CancellationToken ct
    ) => (await db.JoinedBy(account.EmailHash, since, most, ct)).Where(j => account.HasProven(j.Answer.Email));
}

/// <summary>An organizer's key and what it opens.</summary>
internal sealed record OwnKey(EventKey Key, Event About);

/// <summary>An answer and what it answers.</summary>
internal sealed record OwnAnswered(Participation Answer, Event About);
