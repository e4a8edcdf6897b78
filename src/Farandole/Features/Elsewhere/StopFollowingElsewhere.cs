using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere;

/// <summary>A profile that is no more follows nobody: they are told, while its key is still there.</summary>
internal sealed class StopFollowingElsewhere(Writer writer, RemoteFollows follows) : IJob<ProfileDeleted>
{
    public async Task RunAsync(ProfileDeleted errand, CancellationToken ct)
    {
        var gone = errand.Profile;
        await writer.Write(
            async (db, token) =>
            {
                foreach (var left in await db.Set<RemoteFollowRow>().Where(f => f.ProfileId == gone).ToListAsync(token))
                    await follows.End(db, left, token);
            },
            ct
        );
        follows.Ring();
    }
}
