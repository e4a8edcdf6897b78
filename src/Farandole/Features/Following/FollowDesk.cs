using System.Security.Cryptography;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared.Faces;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>Begins, changes and ends what profiles of whoever asks follow.</summary>
internal sealed class FollowDesk(
    Writer writer,
    AddressHash hashes,
    WeekPlan weeks,
    Reader reader,
    IHttpContextAccessor http
)
{
    public static readonly Reason NoFace = new("following.no-face");

    /// <summary>The account of who asks; null when they are not signed in.</summary>
    public AccountId? Mine => http.HttpContext!.Viewer().Account;

    /// <returns>The handle of the profile that follows now, or why none does.</returns>
    public Task<(string? Handle, Reason? WhyNot)> Follow(Group group, FaceInput by, ToldOf told, CancellationToken ct)
    {
        // Asked now: the work may run in another request's turn.
        var (mine, language, today) = (Mine, reader.Language, weeks.Now.InUtc().Date);
        return writer.Write<(string?, Reason?)>(
            async (db, token) =>
            {
                if (mine is not { } owner || await by.Act(db, owner, hashes, language, today, token) is not { } face)
                    return (null, NoFace);
                // A profile that is new in this transaction is read below.
                await db.SaveChangesAsync(token);
                var followed = await Of(db, face, group.Id, token);
                if (
                    followed is null
                    && await db.Set<GroupFollower>().CountAsync(f => f.ProfileId == face, token) >= GroupFollower.Most
                )
                    return (null, GroupFollower.TooMany);
                if (followed is null)
                    db.Add(GroupFollower.Begin(face, group.Id, told, today));
                else
                    followed.Choose(told);
                if (told == ToldOf.Weekly)
                    await weeks.Plan(db, face, weeks.Now, token);
                var named = await db.Set<Domain.Profiles.Profile>().Where(p => p.Id == face).FirstAsync(token);
                return (named.Handle, null);
            },
            ct
        );
    }

    /// <param name="handle">Of the profile.</param>
    /// <param name="group">Its handle.</param>
    /// <param name="told">Null when it follows no more.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Whether such a profile of theirs follows it.</returns>
    public Task<bool> Choose(string handle, string group, ToldOf? told, CancellationToken ct)
    {
        var mine = Mine;
        return writer.Write(
            async (db, token) =>
            {
                if (
                    await db.ProfileOf(mine, handle, token) is not { } face
                    || await db.Set<Group>().FirstOrDefaultAsync(g => g.Handle == group, token) is not { } about
                    || await Of(db, face.Id, about.Id, token) is not { } followed
                )
                    return false;
                if (told is { } way)
                    followed.Choose(way);
                else
                    db.Remove(followed);
                if (told == ToldOf.Weekly)
                    await weeks.Plan(db, face.Id, weeks.Now, token);
                return true;
            },
            ct
        );
    }

    /// <summary>Makes the address of the feed, another than before, or ends it.</summary>
    /// <returns>Whether there is such a profile of theirs.</returns>
    public Task<bool> Feed(string handle, bool isWanted, CancellationToken ct)
    {
        var (mine, today) = (Mine, weeks.Now.InUtc().Date);
        return writer.Write(
            async (db, token) =>
            {
                if (await db.ProfileOf(mine, handle, token) is not { } face)
                    return false;
                var feed = await db.Set<FollowFeed>()
                    .AsTracking()
                    .FirstOrDefaultAsync(f => f.ProfileId == face.Id, token);
                var key = RandomNumberGenerator.GetBytes(FollowFeed.KeyLength);
                if (feed is null && isWanted)
                    db.Add(FollowFeed.Of(face.Id, key, today));
                else if (isWanted)
                    feed!.Renew(key, today);
                else if (feed is not null)
                    db.Remove(feed);
                return true;
            },
            ct
        );
    }

    private static Task<GroupFollower?> Of(Db db, ProfileId face, GroupId group, CancellationToken ct) =>
        db.Set<GroupFollower>().AsTracking().FirstOrDefaultAsync(f => f.ProfileId == face && f.GroupId == group, ct);
}

/// <summary>The weekly letter leaves on Monday morning, where the site is.</summary>
internal sealed class WeekPlan(Later later, Instance instance, IClock clock)
{
    private const int Hour = 9;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The next one, unless it is planned already.</summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="profile">Who reads it.</param>
    /// <param name="since">What is new since then.</param>
    /// <param name="ct">Of the transaction.</param>
    public Task Plan(Db db, ProfileId profile, Instant since, CancellationToken ct)
    {
        var due = Next();
        return later.DoOnce(
            db,
            $"followed-week:{profile}",
            new WeekToFollow(profile, since, due),
            due,
            move: false,
            ct
        );
    }

    /// <summary>The same for an address.</summary>
    public Task Plan(Db db, AddressFollower follower, Instant since, CancellationToken ct)
    {
        var due = Next();
        return later.DoOnce(
            db,
            $"followed-address:{follower.Id}",
            new WeekByAddress(follower.Id, since, due),
            due,
            move: false,
            ct
        );
    }

    private Instant Next()
    {
        var zone = Zones.Of(instance.Zone);
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        return zone.InstantOf(today.Next(IsoDayOfWeek.Monday) + new LocalTime(Hour, 0));
    }
}
