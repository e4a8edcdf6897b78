using Farandole.Domain.Accounts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Profiles;

/// <summary>The public faces, which nothing but this page and the account's own shows together.</summary>
internal sealed class ProfilesMemory : IMemoryPart
{
    public string Name => "faces";

    public IReadOnlyList<string> Tables => ["profiles"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        (await at.Db.FacesOf(mine.Id, ct)).ConvertAll(f => new MemoryLine(
            f.Handle,
            at.Words["memory.faces.line", ("name", f.Name), ("handle", $"@{f.Handle}")],
            at.Words["memory.faces.seen"],
            at.Words["register.keep.as-long-as-the-profile"]
        )
        {
            Change = new(at.Words["memory.change"], OwnFace.PathOf(f.Handle)),
            ErasedAt = $"{OwnFace.PathOf(f.Handle)}/deletion",
        });
}
