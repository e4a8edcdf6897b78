using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Groups;

/// <summary>Lets a group rest, or ends it after a delay in which it can be kept.</summary>
internal static class EndGroup
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/groups/{handle}/rest", Rest).Limited(Rate.Organize).Personal();
        routes.MapGet("/groups/{handle}/end", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/end", End).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Rest(
        string handle,
        HttpRequest request,
        GroupDesk desk,
        CancellationToken ct
    )
    {
        var rests = (await request.ReadSentForm(ct))["rest"] == "true";
        return await desk.Change(
            handle,
            Act.EndGroup,
            rests ? "rested" : "woke",
            (group, now) => group.Archive(rests ? now.InUtc().Date : null, now),
            ct
        )
            ? new SeeOther($"{Space.PathOf(handle)}?done={(rests ? "rests" : "woke")}")
            : TypedResults.NotFound();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(viewer, handle, Act.EndGroup, ct) is { } space
            ? Page.Of<EndGroupPage>(new EndGroupModel(space))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> End(
        string handle,
        HttpRequest request,
        GroupDesk desk,
        CancellationToken ct
    )
    {
        var ends = (await request.ReadSentForm(ct))["end"] == "true";
        return await desk.Change(
            handle,
            Act.EndGroup,
            ends ? "ends" : "kept",
            (group, now) =>
            {
                if (ends)
                    group.End(now);
                else
                    group.Keep();
            },
            ct
        )
            ? new SeeOther($"{Space.PathOf(handle)}?done={(ends ? "ends" : "kept")}")
            : TypedResults.NotFound();
    }
}

/// <summary>Asks whether the group is to end.</summary>
public sealed record EndGroupModel
{
    internal EndGroupModel(Space space) => Space = space;

    internal Space Space { get; }
}
