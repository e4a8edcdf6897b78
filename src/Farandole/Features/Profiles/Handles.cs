using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Profiles;

/// <summary>Finds profiles by their handles, and handles that nobody may have any more.</summary>
internal static class Handles
{
    public static byte[] Of(this AddressHash hashes, Handle handle) =>
        hashes.Sign("handle", Encoding.UTF8.GetBytes(handle.Value));

    public static Task<bool> IsGone(this Db db, byte[] hash, CancellationToken ct) =>
        db.Set<GoneHandle>().AnyAsync(g => g.Hash == hash, ct);

    /// <summary>Null when there is none, and when it is another's.</summary>
    public static Task<Profile?> ProfileOf(this Db db, AccountId? mine, string handle, CancellationToken ct)
    {
        var named = Handle.Parse(handle)?.Value;
        return mine is null || named is null
            ? Task.FromResult<Profile?>(null)
            : db.Set<Profile>().AsTracking().FirstOrDefaultAsync(p => p.AccountId == mine && p.Handle == named, ct);
    }

    public static string PageOf(string handle) => $"/@{handle}";

    /// <summary>Where its owner changes it.</summary>
    public static string OwnPathOf(string handle) => $"/account/profiles/{handle}";
}
