using Farandole.Domain.Accounts;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts.Apps;

/// <summary>The keys that were given to apps: each is taken back where it is remembered.</summary>
internal sealed class AppsMemory : IMemoryPart
{
    public string Name => "apps";

    public IReadOnlyList<string> Tables => ["app_keys"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [
            .. (
                await at.Db.Set<AppKey>().Where(k => k.AccountId == mine.Id).OrderBy(k => k.MadeOn).ToListAsync(ct)
            ).Select(k => new MemoryLine(
                k.Selector,
                at.Words["memory.apps.key", ("name", k.Name), ("day", at.Words.DayMonth(k.MadeOn))],
                at.Words["memory.seen.you"],
                at.Words["memory.until", ("when", at.Words.DayMonth(k.EndsOn))]
            )
            {
                Change = new(at.Words["memory.change"], "/account#apps"),
                Erasing = at.Words["memory.apps.erasing"],
            }),
        ];

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct) =>
        await db.Set<AppKey>().Where(k => k.AccountId == mine.Id && k.Selector == line).ExecuteDeleteAsync(ct) > 0;
}
