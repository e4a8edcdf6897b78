using Farandole.Domain.Accounts;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Own;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Stewards;

/// <summary>The role of somebody who runs the site, what they did by it, and what they opened.</summary>
internal sealed class OfficeMemory : IMemoryPart
{
    public string Name => "office";

    public IReadOnlyList<string> Tables => ["stewards", "steward_notes", "openings"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var lines = new List<MemoryLine>();
        if (await at.Db.Set<Steward>().FirstOrDefaultAsync(s => s.AccountId == mine.Id, ct) is { } steward)
            lines.Add(
                Line(
                    "role",
                    at.Words[$"stewards.role.{steward.Role}"],
                    at,
                    "register.keep.as-long-as-they-have-the-role"
                )
            );
        var acts = await at.Db.Set<StewardNote>().CountAsync(n => n.AccountId == mine.Id, ct);
        if (acts > 0)
            lines.Add(Line("acts", at.Words.Plural("memory.office.acts", acts), at, "register.keep.one-year"));
        var openings = await at.Db.Set<Opening>().CountAsync(o => o.AccountId == mine.Id, ct);
        if (openings > 0)
            lines.Add(
                Line("openings", at.Words.Plural("memory.office.openings", openings), at, "register.keep.one-year")
            );
        return lines;
    }

    private static MemoryLine Line(string id, string what, MemoryReading at, string until) =>
        new(id, what, at.Words["memory.office.seen"], at.Words[until]);
}
