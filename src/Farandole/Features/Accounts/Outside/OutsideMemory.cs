using Farandole.Domain.Accounts;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts.Outside;

/// <summary>The other sites that open the account: unlinked on its page, after a fresh sign-in.</summary>
internal sealed class OutsideMemory(OutsideWays ways) : IMemoryPart
{
    public string Name => "outside";

    public IReadOnlyList<string> Tables => ["outside_links"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [
            .. (
                await at.Db.Set<OutsideLink>().Where(l => l.AccountId == mine.Id).OrderBy(l => l.SetOn).ToListAsync(ct)
            ).Select(l => new MemoryLine(
                l.Selector,
                at.Words["memory.outside.link", ("name", ways.NameOf(l.Provider)), ("day", at.Words.DayMonth(l.SetOn))],
                at.Words["memory.seen.you"],
                at.Words["memory.until.account"]
            )
            {
                Change = new(at.Words["memory.change"], "/account#outside"),
            }),
        ];
}
