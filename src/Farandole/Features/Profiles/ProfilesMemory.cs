using Farandole.Domain.Accounts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
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

/// <summary>The pictures that stand for them, handed over.</summary>
internal sealed class FacesTaken(PictureStore pictures) : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var account = who.Account;
        var shown = await db.Set<Profile>()
            .Where(p => account != null && p.AccountId == account && p.Picture != null)
            .Select(p => new { p.Handle, p.Picture })
            .ToListAsync(ct);
        var files = new List<TakenFile>();
        foreach (var one in shown)
        {
            if (await pictures.Read(one.Picture!.Value, ct) is { } bytes)
                files.Add(new($"profiles/{one.Handle}.webp", bytes));
        }
        return files;
    }
}
