using System.Collections.Frozen;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>Who on other servers is kept away by somebody: people by their address, and whole servers.</summary>
internal sealed record FarAway(FrozenSet<string> Actors, FrozenSet<string> Servers)
{
    public static readonly FarAway Nobody = new([], []);

    public bool IsNobody => Actors.Count + Servers.Count == 0;

    public bool Includes(string actor) => BlockRules.KeepAway(Actors, Servers, actor, AtServer.NameOf(actor));
}

/// <summary>What people on other servers can no longer do, and what no longer goes to them. They are told nothing of it.</summary>
internal static class FarBarring
{
    /// <summary>By the organizers of this event, by whoever announces it, or by the instance.</summary>
    public static Task<bool> IsBarred(this Db db, EventId from, RemotePerson who, CancellationToken ct) =>
        db.BlocksAt(from).On(who).AnyAsync(ct);

    /// <summary>By a profile, by a group, or by the instance: nobody whom they keep away follows them.</summary>
    public static Task<bool> IsBarred(this Db db, LocalActor from, RemotePerson who, CancellationToken ct) =>
        db.BlocksBy(from).On(who).AnyAsync(ct);

    /// <summary>By the instance.</summary>
    public static Task<bool> IsBarredHere(this Db db, RemotePerson who, CancellationToken ct) =>
        db.Blocks(Blocker.Instance).On(who).AnyAsync(ct);

    /// <summary>By a profile, by a group, or by the instance.</summary>
    public static Task<FarAway> KeptAwayBy(this Db db, LocalActor actor, CancellationToken ct) =>
        db.BlocksBy(actor).Elsewhere(ct);

    public static async Task<FarAway> Elsewhere(this IQueryable<Block> blocks, CancellationToken ct)
    {
        var found = await blocks
            .Where(b => b.Actor != null || b.Server != null)
            .Select(b => new { b.Actor, b.Server })
            .ToListAsync(ct);
        return new(
            found.Select(b => b.Actor).OfType<string>().ToFrozenSet(StringComparer.Ordinal),
            found.Select(b => b.Server).OfType<string>().ToFrozenSet(StringComparer.Ordinal)
        );
    }

    private static IQueryable<Block> BlocksBy(this Db db, LocalActor actor)
    {
        var (profile, group) = (actor.Profile, actor.Group);
        return db.Set<Block>()
            .Where(b =>
                b.Distance == Distance.Block
                && (
                    b.ByInstance
                    || b.ByGroup != null && b.ByGroup == group
                    || b.ByAccount != null && db.Set<Profile>().Any(p => p.Id == profile && p.AccountId == b.ByAccount)
                )
            );
    }

    private static IQueryable<Block> On(this IQueryable<Block> blocks, RemotePerson who)
    {
        var (key, servers) = (who.Key, who.Servers);
        return blocks.Where(b => b.Address == key || b.Server != null && servers.Contains(b.Server));
    }
}
