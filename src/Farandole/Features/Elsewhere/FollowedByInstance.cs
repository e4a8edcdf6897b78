using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>Whom the instance follows on other sites: their events stand in its agenda. Those who run it decide.</summary>
internal static class FollowedByInstance
{
    public const string Path = "/desk/elsewhere";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Follow).Limited(Rate.Organize).Personal();
        routes.MapPost(Path + "/{follow:guid}/end", End).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] RemoteFollows Follows,
        [FromServices] FindElsewhere Finding,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        viewer.DecidesForInstance()
            ? Page.Of<FollowedByInstancePage>(await Read(tools, ct) with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Follow(
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (!viewer.DecidesForInstance())
            return TypedResults.NotFound();
        var typed = PlainText.Line((await request.ReadSentForm(ct))["uri"]);
        var found = typed is null ? new FoundElsewhere.Nothing("nothing-typed") : await tools.Finding.Find(typed, ct);
        if (found is FoundElsewhere.Somebody { Who: var who })
        {
            await Begin(who, viewer, tools, ct);
            return new SeeOther($"{Path}?done=followed");
        }
        var why = found is FoundElsewhere.Nothing nothing ? nothing.Why : "nobody";
        return Page.Of<FollowedByInstancePage>(
            await Read(tools, ct) with
            {
                Typed = typed,
                Wrong = [new("uri", tools.Reader.Words[$"elsewhere.reason.{why}"])],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, NotFound>> End(
        Guid follow,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (!viewer.DecidesForInstance())
            return TypedResults.NotFound();
        var relay = tools.Instance.Relay().Address;
        var isFound = await tools.Writer.Write(
            async (db, token) =>
            {
                var left = await db.Set<RemoteFollowRow>()
                    .FirstOrDefaultAsync(f => f.Id == follow && f.Follower == relay, token);
                if (left is null)
                    return false;
                await tools.Follows.End(db, left, token);
                db.NoteSteward(viewer, "unfollowed", left.Actor, tools.Clock.GetCurrentInstant());
                return true;
            },
            ct
        );
        tools.Follows.Ring();
        return isFound ? new SeeOther($"{Path}?done=unfollowed") : TypedResults.NotFound();
    }

    private static async Task Begin(RemoteActorRow who, Viewer viewer, Tools tools, CancellationToken ct)
    {
        var (relay, now) = (tools.Instance.Relay(), tools.Clock.GetCurrentInstant());
        await tools.Writer.Write(
            async (db, token) =>
            {
                var mine = db.Set<RemoteFollowRow>().Where(f => f.Follower == relay.Address);
                var actor = who.Address;
                // Who said no may be asked again.
                await mine.Where(f => f.Actor == actor && f.State == FollowState.Refused).ExecuteDeleteAsync(token);
                if (
                    await mine.AnyAsync(f => f.Actor == actor, token)
                    || await mine.CountAsync(token) >= RemoteFollowRow.Most
                )
                    return;
                tools.Follows.Begin(db, relay, who, ToldOf.OnPage);
                db.NoteSteward(viewer, "followed", who.Handle, now);
                await db.SaveChangesAsync(token);
                await db.ListAnew(tools.Instance, actor, now, token);
            },
            ct
        );
        tools.Follows.Ring();
    }

    private static async Task<FollowedByInstanceModel> Read(Tools tools, CancellationToken ct)
    {
        var (db, relay) = (tools.Db, tools.Instance.Relay().Address);
        var lines = await (
            from follow in db.Set<RemoteFollowRow>()
            join actor in db.Set<RemoteActorRow>() on follow.Actor equals actor.Address
            where follow.Follower == relay
            orderby actor.Host, actor.Handle
            select new FollowedLine(follow.Id, actor.Name, actor.Handle, actor.Page, follow.State, follow.Since)
        ).ToListAsync(ct);
        return new() { Lines = lines };
    }
}

/// <summary>One who is followed by the instance.</summary>
internal sealed record FollowedLine(
    Guid Id,
    string Name,
    string Handle,
    string Page,
    FollowState State,
    LocalDate Since
);

/// <summary>All of them, and the form for one more.</summary>
public sealed record FollowedByInstanceModel
{
    internal IReadOnlyList<FollowedLine> Lines { get; init; } = [];

    internal string? Typed { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
