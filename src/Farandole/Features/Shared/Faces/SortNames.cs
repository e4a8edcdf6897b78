using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Places;

namespace Farandole.Features.Shared.Faces;

/// <summary>How faces are filed in lists: without accents, which no two databases fold alike.</summary>
internal static class SortNames
{
    /// <summary>Inside a transaction: also of a profile that it has just opened.</summary>
    public static async Task<string> SortNameOf(this Db db, ProfileId face, CancellationToken ct) =>
        Folding.Of((await db.FindAsync<Profile>([face], ct))!.Name);
}
