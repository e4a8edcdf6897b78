using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Promoting;

/// <summary>What the profiles of an account show of others. What a group shows is the group's, and names no member.</summary>
internal sealed class PromotingMemory : IMemoryPart
{
    public string Name => "promoting";

    public IReadOnlyList<string> Tables => ["promotions"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await at.Db.PromotedBy(mine.Id, ct);
        return found.ConvertAll(p => new MemoryLine(
            p.Id.ToString(),
            at.Words[
                "memory.promoting.line",
                ("title", p.Title ?? at.Words["memory.promoting.gone"]),
                ("name", p.Name)
            ],
            at.Words["memory.promoting.seen"],
            at.Words["memory.promoting.until"]
        )
        {
            Erasing = at.Words["memory.promoting.erasing"],
        });
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct) =>
        Guid.TryParseExact(line, "D", out var id)
        && await db.Set<Promotion>()
            .Where(p =>
                p.Id == new PromotionId(id) && db.Set<Profile>().Any(f => f.Id == p.ProfileId && f.AccountId == mine.Id)
            )
            .ExecuteDeleteAsync(ct) > 0;
}

/// <summary>The same, handed over.</summary>
internal sealed class PromotionsTaken : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        if (who.Account is not { } account || await db.PromotedBy(account, ct) is not [_, ..] found)
            return [];
        return
        [
            TakenFile.Json(
                "shared.json",
                found.ConvertAll(p => new
                {
                    Profile = p.Name,
                    p.Title,
                    Since = p.At.ToString(),
                })
            ),
        ];
    }
}

internal static class PromotedByAccount
{
    public static Task<List<OwnPromotion>> PromotedBy(this Db db, AccountId account, CancellationToken ct) =>
        (
            from shown in db.Set<Promotion>()
            join face in db.Set<Profile>() on shown.ProfileId equals (ProfileId?)face.Id
            from joined in db.Agenda().Where(e => e.Id == shown.EventId).DefaultIfEmpty()
            from post in db.Set<Post>().Where(p => p.Id == shown.PostId).DefaultIfEmpty()
            from there in db.Set<RemoteEventRow>().Where(e => e.Id == shown.ElsewhereId).DefaultIfEmpty()
            from news in db.Set<RemotePostRow>().Where(n => n.Id == shown.ElsewherePostId).DefaultIfEmpty()
            where face.AccountId == account
            orderby shown.At descending
            select new OwnPromotion(
                shown.Id,
                joined.Title ?? post.Title ?? there.Title ?? news.Title,
                face.Name,
                shown.At
            )
        ).ToListAsync(ct);
}

/// <summary>What one of their profiles shows.</summary>
internal sealed record OwnPromotion(PromotionId Id, string? Title, string Name, NodaTime.Instant At);
