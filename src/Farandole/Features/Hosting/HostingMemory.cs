using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Hosting.Together;
using Farandole.Features.Shared.Own;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Hosting;

/// <summary>What the faces of an account announce, and what they are asked to announce with others.</summary>
internal sealed class HostingMemory : IMemoryPart
{
    private const int Most = 200;

    public string Name => "hosting";

    public IReadOnlyList<string> Tables => ["hosts", "host_invitations"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [.. await Announced(mine, at, ct), .. await Asked(mine, at, ct)];

    private static async Task<IEnumerable<MemoryLine>> Announced(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from host in at.Db.Set<EventHost>()
            join face in at.Db.Set<Profile>() on host.ProfileId equals (Domain.Kernel.ProfileId?)face.Id
            join announced in at.Db.AllEvents on host.EventId equals announced.Id
            where face.AccountId == mine.Id && announced.DeletedAt == null
            orderby announced.StartsAt descending
            select new
            {
                announced.Id,
                announced.Title,
                face.Handle,
                face.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return found.Select(f => new MemoryLine(
            $"{f.Id}:{f.Handle}",
            at.Words["memory.hosting.line", ("event", f.Title), ("name", f.Name)],
            at.Words["memory.hosting.seen"],
            at.Words["register.keep.as-long-as-the-event"]
        )
        {
            Change = new(at.Words["memory.change"], $"/events/{f.Id}/hosting"),
            ErasedAt = $"/events/{f.Id}/hosting#together",
        });
    }

    private static async Task<IEnumerable<MemoryLine>> Asked(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from asked in at.Db.Set<HostInvitation>()
            join face in at.Db.Set<Profile>() on asked.ProfileId equals (Domain.Kernel.ProfileId?)face.Id
            where face.AccountId == mine.Id
            orderby asked.At descending
            select new { asked.Id, face.Name }
        )
            .Take(Most)
            .ToListAsync(ct);
        return found.Select(f => new MemoryLine(
            f.Id.ToString(),
            at.Words["memory.hosting.asked", ("name", f.Name)],
            at.Words["memory.hosting.asked.seen"],
            at.Words["register.keep.event-end-30-d"]
        )
        {
            ErasedAt = Together.Asked.PathOf(f.Id),
        });
    }
}
