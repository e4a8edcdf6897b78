using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Profiles;

/// <summary>Makes, changes and deletes profiles of the account that asks.</summary>
internal sealed record ProfileDesk(
    [FromServices] Writer Writer,
    [FromServices] AddressHash Hashes,
    [FromServices] FacePictures Pictures,
    [FromServices] IHttpContextAccessor Http,
    [FromServices] IClock Clock
)
{
    /// <summary>The account of who asks; null when they are not signed in.</summary>
    public AccountId? Mine => Http.HttpContext!.Viewer().Account;

    /// <returns>Why it was not made; null when it was.</returns>
    public Task<Reason?> Open(AccountId account, Handle handle, ProfileSaid said, CancellationToken ct)
    {
        var hash = Hashes.Of(handle);
        var today = Clock.GetCurrentInstant().InUtc().Date;
        return Writer.Write(
            async (db, token) => (await db.OpenFace(account, handle, hash, said, today, token)).WhyNot,
            ct
        );
    }

    /// <returns>Whether there is such a profile of theirs.</returns>
    public Task<bool> Say(string handle, ProfileSaid said, ProfileInput input, CancellationToken ct)
    {
        var now = Clock.GetCurrentInstant();
        // Asked now: the work may run in another request's turn.
        var mine = Mine;
        return Writer.Write(
            async (db, token) =>
            {
                if (await db.ProfileOf(mine, handle, token) is not { } profile)
                    return false;
                profile.Say(said, now);
                var places = await db.Set<Member>()
                    .AsTracking()
                    .Where(m => m.ProfileId == profile.Id)
                    .ToListAsync(token);
                var name = await db.SortNameOf(profile.Id, token);
                places.ForEach(m => m.FileUnder(name));
                var (usual, circle, fading) = input.Circles(profile, [.. places.Select(m => m.GroupId)]);
                profile.Circle(usual, circle, fading, now);
                return true;
            },
            ct
        );
    }

    /// <summary>What puts a picture on a profile of theirs.</summary>
    public Hanging Hanging(string handle, string? alt)
    {
        var (mine, now) = (Mine, Clock.GetCurrentInstant());
        return async (db, after, token) =>
        {
            if (await db.ProfileOf(mine, handle, token) is not { } profile)
                return null;
            var before = profile.Picture;
            profile.Wear(after(before), alt, now);
            return new(before, profile.Picture);
        };
    }

    public LocalDate Today => Clock.GetCurrentInstant().InUtc().Date;

    /// <returns>The groups whose keys it hands on first, none when it is gone; null when there was no such profile of theirs.</returns>
    public async Task<IReadOnlyList<HeldAlone>?> Delete(string handle, CancellationToken ct)
    {
        var (mine, now) = (Mine, Clock.GetCurrentInstant());
        var (held, picture) = await Writer.Write((db, token) => Delete(db, mine, handle, now, token), ct);
        Pictures.Discard(picture);
        return held;
    }

    /// <returns>As above, and the picture that nothing wears any more.</returns>
    private static async Task<(IReadOnlyList<HeldAlone>? Held, PictureId? Picture)> Delete(
        Db db,
        AccountId? mine,
        string handle,
        Instant now,
        CancellationToken ct
    )
    {
        if (await db.ProfileOf(mine, handle, ct) is not { } profile)
            return (null, null);
        await db.TakeTurns(profile.Id, ct);
        var held = await db.HeldAloneBy(profile.Id, now.InUtc().Date, ct);
        if (held.Count > 0)
            return (held, null);
        await db.LeaveAlone(db.Set<EventHost>().Where(h => h.ProfileId == profile.Id), now, ct);
        profile.Delete(now);
        db.Remove(profile);
        return (held, profile.Picture);
    }
}
