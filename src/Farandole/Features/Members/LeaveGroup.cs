using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Leaves a group. Whoever holds its keys alone hands them on first.</summary>
internal static class LeaveGroup
{
    private const string Path = "/groups/{handle}/me/departure";

    public static string PathOf(string handle) => $"{Space.PathOf(handle)}/me/departure";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Leave).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await Read(handle, viewer, db, clock, ct) is { } model
            ? Page.Of<LeaveGroupPage>(model)
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Leave(
        string handle,
        Viewer viewer,
        MemberDesk desk,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Read(handle, viewer, db, clock, ct) is not { } model)
            return TypedResults.NotFound();
        return await desk.Leave(viewer, handle, ct) is { } reason
            ? Page.Of<LeaveGroupPage>(model with { WhyNot = reason }, StatusCodes.Status409Conflict)
            : new SeeOther($"{model.Space.Path}/joining?done=left");
    }

    private static async Task<LeaveGroupModel?> Read(
        string handle,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, ct) is not { } space)
            return null;
        var group = space.Group.Id;
        return new(space)
        {
            WhyNot = await db.WhyNotLeave(space, clock.GetCurrentInstant().InUtc().Date, ct),
            IsAlone = await db.Set<Member>().CountAsync(m => m.GroupId == group, ct) == 1,
        };
    }
}

/// <summary>Asks whether somebody leaves.</summary>
public sealed record LeaveGroupModel
{
    internal LeaveGroupModel(Space space) => Space = space;

    internal Space Space { get; }

    internal Reason? WhyNot { get; init; }

    /// <summary>Nobody is left after them: the group goes too.</summary>
    internal bool IsAlone { get; init; }
}
