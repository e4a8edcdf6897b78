using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Barring;

/// <summary>Whom one keeps away: puts somebody on the list, and takes them off again.</summary>
internal sealed class Blocklist(Writer writer, Db read, IClock clock)
{
    /// <param name="place">Whose list it is.</param>
    /// <param name="wanted">Whom, how far, and the word for it.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Why not; null when they are kept away.</returns>
    public Task<Reason?> Put(BlockPlace place, Wanted wanted, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (place.Space is { } space)
                    return await db.Ban(space, wanted, now, token);
                if (await Put(db, place.By, wanted, now, token) is { } reason)
                    return reason;
                await place.Note(db, new(true, wanted.Whom.Group, wanted.Word, now), token);
                return null;
            },
            ct
        );
    }

    /// <summary>The same inside a transaction.</summary>
    public static async Task<Reason?> Put(Db db, Blocker by, Wanted wanted, Instant now, CancellationToken ct)
    {
        var (whom, word) = (wanted.Whom, wanted.Word);
        var person = whom.Account;
        if (by.IsInstance && person is not null && await db.Set<Steward>().AnyAsync(s => s.AccountId == person, ct))
            return BlockRules.RunsIt;
        var have = await db.All(by).CountAsync(ct);
        if (BlockRules.WhyNotBlock(by, whom, have) is { } reason)
            return reason;
        var distance = BlockRules.Of(by, wanted.Distance);
        var block = await Known(db, by, whom, ct);
        if (block is null)
            db.Add(block = Block.Of(by, whom, distance, word, now));
        else
            block.Say(distance, word, now);
        if (distance == Distance.Block)
            await db.EndFollows(by, whom, ct);
        if (distance == Distance.Block && !wanted.Stays)
        {
            await db.EndStanding(by, whom, now, ct);
            block.EndStanding(now);
        }
        return null;
    }

    /// <summary>
    /// By the face, the group or the answer alone: if an address found the same line, the list would tell whose it is. What is
    /// elsewhere has one address for everybody.
    /// </summary>
    private static Task<Block?> Known(Db db, Blocker by, Blocked whom, CancellationToken ct)
    {
        var (face, group, voice, actor, server) = (whom.Profile, whom.Group, whom.Voice, whom.Actor, whom.Server);
        if (whom.IsElsewhere)
            return db.All(by).AsTracking().FirstOrDefaultAsync(b => b.Actor == actor && b.Server == server, ct);
        return face is null && group is null && voice is null
            ? Task.FromResult<Block?>(null)
            : db.All(by)
                .AsTracking()
                .FirstOrDefaultAsync(b => b.Profile == face && b.Group == group && b.Voice == voice, ct);
    }

    /// <returns>Whether it was there.</returns>
    public Task<bool> Lift(BlockPlace place, BlockId id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await db.All(place.By).AsTracking().FirstOrDefaultAsync(b => b.Id == id, token) is not { } lifted)
                    return false;
                lifted.Lift(now);
                db.Remove(lifted);
                await place.Note(db, new(false, lifted.Group, lifted.Word, now), token);
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
                There = block.Handle ?? block.Actor,
                Server = block.Server,
                Distance = block.Distance,
                Word = block.Word,
                At = block.At,
                EndsOn = block.EndsOn,
            }
        ).ToListAsync(ct);
}

/// <summary>Somebody who is to be kept away.</summary>
internal sealed record Wanted(Blocked Whom, Distance Distance, string? Word)
{
    /// <summary>What they are there already stays as it is; otherwise it ends.</summary>
    public bool Stays { get; init; }
}

/// <summary>Whose list it is.</summary>
/// <param name="By">Who keeps away.</param>
/// <param name="Note">Writes down what was done, in the same transaction.</param>
internal sealed record BlockPlace(Blocker By, Func<Db, BlockNote, CancellationToken, Task> Note)
{
    /// <summary>Of the group whose list it is: its members are sent away by its rules. Null for all others.</summary>
    public Space? Space { get; init; }

    /// <summary>What one does for oneself is written down nowhere else.</summary>
    public static BlockPlace Own(Blocker by) => new(by, (_, _, _) => Task.CompletedTask);
}

/// <summary>What was done on a list.</summary>
/// <param name="IsPut">Otherwise it was lifted.</param>
/// <param name="Group">Null when it was about a person.</param>
internal sealed record BlockNote(bool IsPut, GroupId? Group, string? Word, Instant At)
{
    public string What => IsPut ? "blocked" : "unblocked";
}

/// <summary>One line of the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Of the face or the group; null for an address, and for a face that is no more.</param>
/// <param name="Handle">Of the same.</param>
internal sealed record BlockLine(BlockId Id, string? Name, string? Handle)
{
    public bool IsGroup { get; init; }

    /// <summary>Who, on another server: <c>name@server</c> where it is known, else their address.</summary>
    public string? There { get; init; }

    /// <summary>Of a whole server.</summary>
    public string? Server { get; init; }

    public Distance Distance { get; init; }

    public string? Word { get; init; }

    public Instant At { get; init; }

    public LocalDate EndsOn { get; init; }
}
