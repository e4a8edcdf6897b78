using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Barring;

/// <summary>Whom one keeps away: puts somebody on the list, and takes them off again.</summary>
internal sealed class Blocklist(Writer writer, Db read, AddressHash hashes, IClock clock)
{
    /// <summary>Whom a form names: a face, a group or an address. Null when no face and no group has that name.</summary>
    public async Task<Blocked?> Find(string? typed, CancellationToken ct)
    {
        if (EmailAddress.Parse(typed) is { } address)
            return await Known(hashes.Of(address), ct);
        if (Handle.Parse(typed)?.Value is not { } named)
            return null;
        if (await read.Set<Profile>().FirstOrDefaultAsync(p => p.Handle == named, ct) is { } face)
            return await read.Whose(face, ct);
        var group = await read.Set<Group>()
            .Where(g => g.Handle == named)
            .Select(g => (GroupId?)g.Id)
            .FirstOrDefaultAsync(ct);
        return group is null ? null : new() { Group = group };
    }

    /// <summary>Somebody who answered an event, by that answer.</summary>
    public async Task<Blocked> Find(Participation voice, CancellationToken ct) =>
        await Known(voice.EmailHash, ct) with
        {
            Voice = voice.Id,
        };

    /// <param name="by">Who keeps them away.</param>
    /// <param name="wanted">Whom, how far, and the word for it.</param>
    /// <param name="log">What is written down beside it, in the same transaction.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Why not; null when they are kept away.</returns>
    public Task<Reason?> Put(Blocker by, Wanted wanted, Func<Db, Instant, Task> log, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                var reason = await Put(db, by, wanted.Whom, wanted.Distance, wanted.Word, now, token);
                if (reason is null)
                    await log(db, now);
                return reason;
            },
            ct
        );
    }

    /// <summary>The same inside a transaction.</summary>
    public static async Task<Reason?> Put(
        Db db,
        Blocker by,
        Blocked whom,
        Distance wanted,
        string? word,
        Instant now,
        CancellationToken ct
    )
    {
        var (face, group, ours) = (whom.Profile, whom.Group, by.Group);
        var isMember =
            ours is not null
            && face is not null
            && await db.Set<Member>().AnyAsync(m => m.GroupId == ours && m.ProfileId == face, ct);
        var person = whom.Account;
        if (by.IsInstance && person is not null && await db.Set<Steward>().AnyAsync(s => s.AccountId == person, ct))
            return BlockRules.RunsIt;
        var have = await db.All(by).CountAsync(ct);
        if (BlockRules.WhyNotBlock(by, whom, isMember, have) is { } reason)
            return reason;
        var distance = BlockRules.Of(by, wanted);
        // By the face alone: if an address found the same line, the list would tell whose it is.
        var known =
            face is null && group is null
                ? null
                : await db.All(by).AsTracking().FirstOrDefaultAsync(b => b.Profile == face && b.Group == group, ct);
        if (known is not null)
            known.Say(distance, word, now);
        else
            db.Add(Block.Of(by, whom, distance, word, now));
        return null;
    }

    /// <returns>Whether it was there.</returns>
    public Task<bool> Lift(Blocker by, BlockId id, Func<Db, Instant, Task> log, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await db.All(by).Where(b => b.Id == id).ExecuteDeleteAsync(token) == 0)
                    return false;
                await log(db, now);
                return true;
            },
            ct
        );
    }

    /// <summary>All of them, the last first.</summary>
    public async Task<IReadOnlyList<BlockLine>> Of(Blocker whose, CancellationToken ct) =>
        await (
            from block in read.All(whose)
            from face in read.Set<Profile>().Where(p => p.Id == block.Profile).DefaultIfEmpty()
            from kept in read.Set<Group>().Where(g => g.Id == block.Group).DefaultIfEmpty()
            orderby block.At descending, block.Id
            select new BlockLine(block.Id, face.Name ?? kept.Name, face.Handle ?? kept.Handle)
            {
                IsGroup = block.Group != null,
                Distance = block.Distance,
                Word = block.Word,
                At = block.At,
                EndsOn = block.EndsOn,
            }
        ).ToListAsync(ct);

    private async Task<Blocked> Known(byte[] address, CancellationToken ct) =>
        new()
        {
            Address = address,
            Account = await read.Set<Account>()
                .Where(a => a.EmailHash == address)
                .Select(a => (AccountId?)a.Id)
                .FirstOrDefaultAsync(ct),
        };
}

/// <summary>Somebody who is to be kept away.</summary>
internal sealed record Wanted(Blocked Whom, Distance Distance, string? Word);

/// <summary>One line of the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Of the face or the group; null for an address, and for a face that is no more.</param>
/// <param name="Handle">Of the same.</param>
internal sealed record BlockLine(BlockId Id, string? Name, string? Handle)
{
    public bool IsGroup { get; init; }

    public Distance Distance { get; init; }

    public string? Word { get; init; }

    public Instant At { get; init; }

    public LocalDate EndsOn { get; init; }
}

internal static class Faces
{
    /// <summary>A face, and the person behind it as far as a block needs them.</summary>
    public static async Task<Blocked> Whose(this Db db, Profile face, CancellationToken ct)
    {
        var account = face.AccountId;
        return new()
        {
            Profile = face.Id,
            Account = account,
            Address = await db.Set<Account>()
                .Where(a => a.Id == account)
                .Select(a => a.EmailHash)
                .FirstOrDefaultAsync(ct),
        };
    }
}
