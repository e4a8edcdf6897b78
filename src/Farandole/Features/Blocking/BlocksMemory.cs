using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>Whom somebody keeps away. Who keeps them away is told to nobody.</summary>
internal sealed class BlocksMemory : IMemoryPart
{
    public string Name => "blocks";

    public IReadOnlyList<string> Tables => ["blocks"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from block in at.Db.Set<Block>()
            from face in at.Db.Set<Profile>().Where(p => p.Id == block.Profile).DefaultIfEmpty()
            from kept in at.Db.Set<Group>().Where(g => g.Id == block.Group).DefaultIfEmpty()
            where block.ByAccount == mine.Id
            orderby block.At descending
            select new
            {
                block.Id,
                block.Distance,
                block.EndsOn,
                Name = face.Name ?? kept.Name ?? block.Handle ?? block.Server ?? block.Actor ?? block.Word,
            }
        ).ToListAsync(ct);
        return
        [
            .. found.Select(b => new MemoryLine(
                $"{b.Id}",
                at.Words[
                    "memory.blocks.line",
                    ("name", b.Name ?? at.Words["blocks.somebody"]),
                    ("distance", at.Words[$"blocks.distance.{b.Distance}"])
                ],
                at.Words["memory.blocks.seen"],
                at.Words["memory.until.day", ("day", at.Words.Long(b.EndsOn))]
            )
            {
                Change = new Way(at.Words["blocks.own.see"], OwnBlocks.Path),
            }),
        ];
    }
}
