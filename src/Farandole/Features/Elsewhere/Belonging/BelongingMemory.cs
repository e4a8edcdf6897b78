using Farandole.Domain.Accounts;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>To which groups of other sites the profiles of an account belong.</summary>
internal sealed class BelongingMemory(ToGroups groups) : IMemoryPart
{
    public string Name => "groups-elsewhere";

    public IReadOnlyList<string> Tables => ["remote_memberships"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [.. (await at.Db.BelongingOf(mine.Id).Own(at.Db, ct)).Select(b => Line(b, at))];

    /// <summary>The group is told that they left; what it remembers of it is its own.</summary>
    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        if (
            !Guid.TryParseExact(line, "D", out var id)
            || await db.BelongingOf(mine.Id).AsTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } row
        )
            return false;
        await groups.Leave(db, row, ct);
        db.Remove(row);
        return true;
    }

    private static MemoryLine Line(OwnBelonging one, MemoryReading at)
    {
        var (row, words, site) = (one.Row, at.Words, one.Group.Host);
        return new MemoryLine(
            row.Id.ToString(),
            words[
                "memory.groups-elsewhere.line",
                ("group", one.Group.Name),
                ("site", site),
                ("name", one.Name),
                ("state", words[one.Word])
            ],
            words[
                row.SaidId is null ? "memory.groups-elsewhere.seen.you" : "memory.groups-elsewhere.seen",
                ("site", site)
            ],
            row.Lasts
                ? words["memory.groups-elsewhere.until"]
                : words[
                    "memory.groups-elsewhere.until.day",
                    ("day", words.DayMonth(row.Since.PlusDays(RemoteMembershipRow.KeptDays)))
                ]
        )
        {
            Change = new(words["memory.change"], one.Group.MembershipPath),
            Erasing = words[
                row.Lasts ? "memory.groups-elsewhere.erasing" : "memory.groups-elsewhere.erasing.here",
                ("site", site)
            ],
        };
    }
}
