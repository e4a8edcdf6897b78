using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>What a profile follows: its groups, what they said, the newest first, and the address of its feed.</summary>
internal static class ShowFollowed
{
    private const int OnePage = 20;
    private static readonly ToldOf[] Every = Enum.GetValues<ToldOf>();

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/profiles/{handle}/following", Show).Limited(Rate.Read).Personal();

    public static string PathOf(string handle) => $"{OwnFace.PathOf(handle)}/following";

    /// <summary>All that a profile follows, whatever letters it wants.</summary>
    public static Task<IReadOnlyList<Followed>> WholeOf(
        this Db db,
        Domain.Kernel.ProfileId profile,
        FollowedMark? before,
        int most,
        Instant now,
        CancellationToken ct
    ) =>
        db.SaidBy(
            new(db.FollowedBy(profile, Every), profile) { Elsewhere = db.ElsewhereBy(profile, Every) },
            before,
            most,
            now,
            ct
        );

    internal sealed record Tools(
        [FromServices] FollowDesk Desk,
        [FromServices] AddressHash Signer,
        [FromServices] Instance Instance,
        [FromServices] IClock Clock,
        [FromServices] Db Db
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? before,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var db = tools.Db;
        if (await db.ProfileOf(tools.Desk.Mine, handle, ct) is not { } face)
            return TypedResults.NotFound();
        var groups = await (
            from follower in db.Set<GroupFollower>()
            join owner in db.OpenGroups() on follower.GroupId equals owner.Id
            where follower.ProfileId == face.Id
            orderby owner.Name, owner.Handle
            select new FollowedGroup(owner.Handle, owner.Name, owner.Language, owner.Picture, follower.Told)
        ).ToListAsync(ct);
        var said = await db.WholeOf(
            face.Id,
            FollowedMark.Parse(before),
            OnePage + 1,
            tools.Clock.GetCurrentInstant(),
            ct
        );
        var feed = await db.Set<FollowFeed>().FirstOrDefaultAsync(f => f.ProfileId == face.Id, ct);
        return Page.Of<FollowedPage>(
            new FollowedModel(face)
            {
                Groups = groups,
                Elsewhere = await There(db, face.Id, ct),
                Said = [.. said.Take(OnePage)],
                Before = said.Count > OnePage ? said[OnePage - 1].Mark.ToString() : null,
                IsFirst = before is null,
                Feed = feed is null ? null : tools.Instance.Absolute(FollowedFeeds.PathOf(feed, tools.Signer)),
                Done = done,
            }
        );
    }

    private static Task<List<FollowedThere>> There(Db db, Domain.Kernel.ProfileId profile, CancellationToken ct) =>
        (
            from follow in db.Set<RemoteFollowRow>()
            join actor in db.Set<RemoteActorRow>() on follow.Actor equals actor.Address
            where follow.ProfileId == profile
            orderby actor.Name, actor.Handle
            select new FollowedThere(follow.Id, actor, follow.Told, follow.State)
        ).ToListAsync(ct);
}

/// <summary>A group that is followed.</summary>
public sealed record FollowedGroup(
    string Handle,
    string Name,
    string Language,
    Domain.Kernel.PictureId? Picture,
    ToldOf Told
);

/// <summary>Somebody of another site who is followed, and whether they said yes.</summary>
internal sealed record FollowedThere(Guid Id, RemoteActorRow Who, ToldOf Told, FollowState State)
{
    public string Name => Who.Name;

    /// <summary>Where one becomes a member; null of who is no group.</summary>
    public string? Membership => Who.IsGroup ? Who.MembershipPath : null;
}

/// <summary>What a profile follows, for its owner.</summary>
public sealed record FollowedModel(Profile Face)
{
    internal IReadOnlyList<FollowedGroup> Groups { get; init; } = [];

    internal IReadOnlyList<FollowedThere> Elsewhere { get; init; } = [];

    internal IReadOnlyList<Followed> Said { get; init; } = [];

    /// <summary>Where older ones begin.</summary>
    internal string? Before { get; init; }

    internal bool IsFirst { get; init; }

    /// <summary>Without its ending; null when there is none.</summary>
    internal string? Feed { get; init; }

    internal string? Done { get; init; }

    internal string Path => ShowFollowed.PathOf(Face.Handle);
}
