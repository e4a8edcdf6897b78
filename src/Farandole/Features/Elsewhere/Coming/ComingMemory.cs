using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>What the profiles of an account come to on other sites.</summary>
internal sealed class ComingMemory(Joins joins) : IMemoryPart
{
    public string Name => "coming-elsewhere";

    public IReadOnlyList<string> Tables => ["remote_participations"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [.. (await at.Db.ComingOf(mine.Id).Own(at.Db, ct)).Select(c => Line(c, at))];

    /// <summary>They are told that nobody comes; what they remember of it is theirs.</summary>
    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        if (
            !Guid.TryParseExact(line, "D", out var id)
            || await db.ComingOf(mine.Id).AsTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } row
        )
            return false;
        await joins.Leave(db, row, ct);
        db.Remove(row);
        return true;
    }

    private static MemoryLine Line(OwnComing one, MemoryReading at)
    {
        var (row, words) = (one.Row, at.Words);
        return new MemoryLine(
            row.Id.ToString(),
            words[
                "memory.coming-elsewhere.line",
                ("title", row.Title),
                ("site", one.Site),
                ("name", one.Name),
                ("state", words[one.Word])
            ],
            words["memory.coming-elsewhere.seen", ("site", one.Site)],
            words[
                "memory.coming-elsewhere.until",
                ("day", words.DayMonth((row.EndsAt + Event.KeptAfterEnd).InUtc().Date))
            ]
        )
        {
            Change = one.Path is { } path ? new(words["memory.change"], path) : null,
            Erasing = words["memory.coming-elsewhere.erasing", ("site", one.Site)],
        };
    }
}
