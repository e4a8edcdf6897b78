using System.Globalization;
using Farandole.Domain.Accounts;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>Groups that the account's address follows without it.</summary>
internal sealed class AddressMemory : IMemoryPart
{
    public string Name => "following-by-address";

    public IReadOnlyList<string> Tables => ["address_followers"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        if (!mine.Gathers)
            return [];
        var hash = mine.EmailHash;
        var found = await (
            from follower in at.Db.Set<AddressFollower>()
            join owner in at.Db.Set<Group>() on follower.GroupId equals owner.Id
            where follower.EmailHash == hash
            orderby owner.Handle
            select new
            {
                follower.Id,
                follower.Email,
                owner.Name,
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .Where(f => mine.HasProven(f.Email))
                .Select(f => new MemoryLine(
                    f.Id.ToString(CultureInfo.InvariantCulture),
                    f.Name,
                    at.Words["memory.seen.you"],
                    at.Words["memory.following-by-address.until"]
                )
                {
                    Erasing = at.Words["memory.following-by-address.erasing"],
                }),
        ];
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var hash = mine.EmailHash;
        return mine.Gathers
            && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await db.Set<AddressFollower>().Where(f => f.Id == id && f.EmailHash == hash).ExecuteDeleteAsync(ct) > 0;
    }
}

/// <summary>The same, handed over: also to an address that has no account.</summary>
internal sealed class AddressFollowsTaken : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var hash = who.Address;
        var found = await (
            from follower in db.Set<AddressFollower>()
            join owner in db.Set<Group>() on follower.GroupId equals owner.Id
            where follower.EmailHash == hash
            orderby owner.Handle
            select new { follower, owner.Handle }
        ).ToListAsync(ct);
        var theirs = found.FindAll(f => who.HasProven(f.follower.Email));
        return theirs.Count == 0
            ? []
            :
            [
                TakenFile.Json(
                    "followed-groups.json",
                    theirs.ConvertAll(f => new
                    {
                        Group = $"/@{f.Handle}",
                        f.follower.Email,
                        Since = f.follower.AskedAt.ToString(),
                    })
                ),
            ];
    }
}
