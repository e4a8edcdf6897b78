using System.Globalization;
using Farandole.Domain.Accounts;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Pieces;

/// <summary>The same, handed over.</summary>
internal sealed class FollowedTaken : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var hash = who.Address;
        var found = await db.Followers.Where(f => f.EmailHash == hash).ToListAsync(ct);
        var theirs = found.FindAll(f => who.HasProven(f.Email));
        return theirs.Count == 0
            ? []
            :
            [
                TakenFile.Json(
                    "followed.json",
                    theirs.ConvertAll(f => new
                    {
                        Event = $"/events/{f.EventId}",
                        f.Email,
                        Since = f.CreatedAt.ToString(),
                    })
                ),
            ];
    }
}

/// <summary>Events of which the account's address asked to be told what becomes known.</summary>
internal sealed class FollowedMemory : IMemoryPart
{
    private const int Most = 100;

    public string Name => "followed";

    public IReadOnlyList<string> Tables => ["followers"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        if (!mine.Gathers)
            return [];
        var hash = mine.EmailHash;
        var found = await (
            from follower in at.Db.Followers
            join about in at.Db.AllEvents on follower.EventId equals about.Id
            where follower.EmailHash == hash && about.DeletedAt == null
            orderby follower.Id
            select new
            {
                follower.Id,
                follower.Email,
                about.Title,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. found
                .Where(f => mine.HasProven(f.Email))
                .Select(f => new MemoryLine(
                    f.Id.ToString(CultureInfo.InvariantCulture),
                    f.Title,
                    at.Words["memory.seen.you"],
                    at.Words["memory.followed.until"]
                )
                {
                    Erasing = at.Words["memory.followed.erasing"],
                }),
        ];
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var hash = mine.EmailHash;
        return mine.Gathers
            && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await db.Followers.Where(f => f.Id == id && f.EmailHash == hash).ExecuteDeleteAsync(ct) > 0;
    }
}
