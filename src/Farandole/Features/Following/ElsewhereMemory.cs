using Farandole.Domain.Accounts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>Whom the profiles of an account follow on other sites.</summary>
internal sealed class ElsewhereMemory(RemoteFollows follows) : IMemoryPart
{
    public string Name => "following-elsewhere";

    public IReadOnlyList<string> Tables => ["remote_follows"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var followed = await (
            from follow in at.Db.Set<RemoteFollowRow>()
            join profile in at.Db.Set<Profile>() on follow.ProfileId equals profile.Id
            join actor in at.Db.Set<RemoteActorRow>() on follow.Actor equals actor.Address
            where profile.AccountId == mine.Id
            orderby profile.Handle, actor.Handle
            select new
            {
                follow.Id,
                follow.Since,
                profile.Name,
                Whom = actor.Name,
                actor.Host,
            }
        ).ToListAsync(ct);
        var words = at.Words;
        return
        [
            .. followed.Select(f => new MemoryLine(
                f.Id.ToString(),
                words[
                    "memory.following-elsewhere.line",
                    ("whom", f.Whom),
                    ("site", f.Host),
                    ("name", f.Name),
                    ("day", words.DayMonth(f.Since))
                ],
                words["memory.following-elsewhere.seen", ("site", f.Host)],
                words["memory.following.until"]
            )
            {
                Erasing = words["memory.following-elsewhere.erasing"],
            }),
        ];
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var owner = mine.Id;
        var faces = db.Set<Profile>().Where(p => p.AccountId == owner);
        if (
            !Guid.TryParseExact(line, "D", out var id)
            || await db.Set<RemoteFollowRow>()
                .FirstOrDefaultAsync(f => f.Id == id && faces.Any(p => p.Id == f.ProfileId), ct)
                is not { } left
        )
            return false;
        await follows.End(db, left, ct);
        return true;
    }
}
