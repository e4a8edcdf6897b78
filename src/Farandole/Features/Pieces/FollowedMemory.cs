using System.Globalization;
using Farandole.Domain.Accounts;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Pieces;

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
            orderby about.StartsAt
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
