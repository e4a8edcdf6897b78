using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Faces;

/// <summary>Finds a profile for its owner.</summary>
internal static class OwnFace
{
    /// <summary>Null when there is none, and when it is another's.</summary>
    public static Task<Profile?> ProfileOf(this Db db, AccountId? mine, string handle, CancellationToken ct)
    {
        var named = Handle.Parse(handle)?.Value;
        return mine is null || named is null
            ? Task.FromResult<Profile?>(null)
            : db.Set<Profile>().AsTracking().FirstOrDefaultAsync(p => p.AccountId == mine && p.Handle == named, ct);
    }

    /// <summary>Where its owner changes it.</summary>
    public static string PathOf(string handle) => $"/account/profiles/{handle}";
}
