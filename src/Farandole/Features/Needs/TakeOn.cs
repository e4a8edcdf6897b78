using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>What somebody wants to take on.</summary>
/// <param name="Quantity">In all, so that the same form sent twice takes once; 0 gives it back.</param>
internal sealed record Wish(NeedId Need, int Quantity)
{
    /// <summary>The first name of somebody who is not known yet.</summary>
    public string? Name { get; init; }

    /// <summary>Who does it, when it is somebody else.</summary>
    public string? ForName { get; init; }

    public string? Note { get; init; }
}

/// <summary>What came of it: why not, or the secret of a first name that was new.</summary>
internal sealed record TakenOn(Reason? Why, Secret? Secret = null, int? Left = null);

/// <summary>The room behind every door of the list: takes units of a line for somebody, and gives them back.</summary>
internal sealed class TakeOn(Writer writer, IClock clock)
{
    public Task<TakenOn> Take(AtTheList at, Wish wish, CancellationToken ct) =>
        writer.Write((db, token) => Take(db, at, wish, token), ct);

    private async Task<TakenOn> Take(Db db, AtTheList at, Wish wish, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var list = await db.Set<NeedList>().AsNoTracking().FirstOrDefaultAsync(l => l.EventId == at.Seen.Id, ct);
        var need = await db.Set<Need>()
            .AsNoTracking()
            .FirstOrDefaultAsync(n => n.Id == wish.Need && n.EventId == at.Seen.Id && n.WithdrawnAt == null, ct);
        if (list is null || need is null)
            return new(ClaimPolicy.Gone);
        var of = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == at.Seen.Id, ct);
        if (ClaimPolicy.WhyNotChange(list, of, at.Organizes, now) is { } why)
            return new(why);
        if (!at.IsKnown && !at.Organizes && !list.TakesNamesAlone(of.Visibility))
            return new(ClaimPolicy.NameAlone);
        var (who, secret) = await db.WhoTakes(at, wish.Name, now, ct);
        var before = await Before(db, wish, who?.Id, ct);
        var more = wish.Quantity - (before?.Quantity ?? 0);
        if (!at.Organizes && more > 0 && await IsTooMuch(db, list, who, more, ct))
            return new(ClaimPolicy.TooMuch);
        if (!await db.Take(need.Id, more, ct))
            return new(ClaimPolicy.Full, Left: need.Left);
        Write(db, need, before, who, wish, now);
        return new(null, secret);
    }

    /// <summary>The promise that this one replaces; what is written down for somebody else stands beside it.</summary>
    private static Task<Claim?> Before(Db db, Wish wish, ClaimantId? who, CancellationToken ct) =>
        who is null
            ? Task.FromResult<Claim?>(null)
            : db.Set<Claim>()
                .AsTracking()
                .FirstOrDefaultAsync(
                    c =>
                        c.NeedId == wish.Need
                        && c.ClaimantId == who
                        && c.FreedAt == null
                        && c.ForName == wish.ForName
                        && c.Quantity > 0,
                    ct
                );

    private static async Task<bool> IsTooMuch(Db db, NeedList list, Claimant? who, int more, CancellationToken ct)
    {
        if (list.PerPerson is not { } most || who is null)
            return false;
        var taken = await db.Set<Claim>()
            .Where(c => c.ClaimantId == who.Id && c.FreedAt == null)
            .SumAsync(c => c.Quantity, ct);
        return taken + more > most;
    }

    private static void Write(Db db, Need need, Claim? before, Claimant? who, Wish wish, Instant now)
    {
        if (before is null && wish.Quantity > 0)
            db.Add(Claim.Make(need, who?.Id, wish.ForName, wish.Quantity, wish.Note, now));
        else if (before is not null && wish.Quantity == 0)
            before.Free(now);
        else
            before?.Change(wish.Quantity, wish.Note ?? before.Note, now);
    }
}

internal static class WhoTakesOn
{
    /// <summary>
    /// Whoever takes something on, made at the first time; null for somebody whom the organizers write down. Two things
    /// that one person takes at once wait for each other.
    /// </summary>
    public static async Task<(Claimant? Who, Secret? Secret)> WhoTakes(
        this Db db,
        AtTheList at,
        string? name,
        Instant now,
        CancellationToken ct
    )
    {
        if (at.Named is { } named)
            return (await db.Held(named.Id, ct), null);
        if (at.Answer is { } answer)
        {
            var known = await db.Set<Claimant>().FirstOrDefaultAsync(c => c.ParticipationId == answer, ct);
            if (known is not null)
                return (await db.Held(known.Id, ct), null);
            var first = Claimant.Of(at.Seen.Id, answer, now);
            db.Add(first);
            return (first, null);
        }
        if (at.Organizes)
            return (null, null);
        var (made, secret) = Claimant.Named(at.Seen.Id, name!, now);
        db.Add(made);
        return (made, secret);
    }

    private static async Task<Claimant?> Held(this Db db, ClaimantId id, CancellationToken ct)
    {
        var row = db.Set<Claimant>().Where(c => c.Id == id);
        await row.ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, c => c.Name), ct);
        return await row.FirstOrDefaultAsync(ct);
    }
}
