using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>Begins, changes and ends what profiles of whoever asks follow on other sites.</summary>
internal sealed class ElsewhereDesk(
    Writer writer,
    AddressHash hashes,
    FollowDesk desk,
    RemoteFollows follows,
    WeekPlan weeks,
    Instance instance,
    Reader reader
)
{
    /// <returns>The handle of the profile that follows now, or why none does.</returns>
    public async Task<(string? Handle, Reason? WhyNot)> Follow(
        RemoteActorRow whom,
        FaceInput by,
        ToldOf told,
        CancellationToken ct
    )
    {
        var (mine, language, today) = (desk.Mine, reader.Language, weeks.Now.InUtc().Date);
        var result = await writer.Write<(string?, Reason?)>(
            async (db, token) =>
            {
                if (mine is not { } owner || await by.Act(db, owner, hashes, language, today, token) is not { } face)
                    return (null, FollowDesk.NoFace);
                // A profile that is new in this transaction is read below.
                await db.SaveChangesAsync(token);
                var profile = await db.Set<Profile>().FirstAsync(p => p.Id == face, token);
                if (!await Begin(db, profile, whom, told, token))
                    return (null, GroupFollower.TooMany);
                if (told == ToldOf.Weekly)
                    await weeks.Plan(db, face, weeks.Now, token);
                return (profile.Handle, null);
            },
            ct
        );
        follows.Ring();
        return result;
    }

    /// <param name="handle">Of the profile.</param>
    /// <param name="follow">Which.</param>
    /// <param name="told">Null when it follows no more.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Whether such a profile of theirs follows so.</returns>
    public async Task<bool> Choose(string handle, Guid follow, ToldOf? told, CancellationToken ct)
    {
        var mine = desk.Mine;
        var isFound = await writer.Write(
            async (db, token) =>
            {
                if (
                    await db.ProfileOf(mine, handle, token) is not { } face
                    || await db.Set<RemoteFollowRow>()
                        .AsTracking()
                        .FirstOrDefaultAsync(f => f.Id == follow && f.ProfileId == face.Id, token)
                        is not { } followed
                )
                    return false;
                if (told is { } way)
                    followed.Told = way;
                else
                    await follows.End(db, followed, token);
                if (told == ToldOf.Weekly)
                    await weeks.Plan(db, face.Id, weeks.Now, token);
                return true;
            },
            ct
        );
        follows.Ring();
        return isFound;
    }

    /// <returns>Whether it follows now: nobody follows more than so many.</returns>
    private async Task<bool> Begin(Db db, Profile profile, RemoteActorRow whom, ToldOf told, CancellationToken ct)
    {
        var (face, actor) = (profile.Id, whom.Address);
        var all = db.Set<RemoteFollowRow>().Where(f => f.ProfileId == face);
        // Who said no may be asked again.
        await all.Where(f => f.Actor == actor && f.State == FollowState.Refused).ExecuteDeleteAsync(ct);
        if (await all.AsTracking().FirstOrDefaultAsync(f => f.Actor == actor, ct) is { } already)
        {
            already.Told = told;
            return true;
        }
        if (await all.CountAsync(ct) >= RemoteFollowRow.Most)
            return false;
        follows.Begin(db, instance.ActorOf(profile), whom, told);
        return true;
    }
}
