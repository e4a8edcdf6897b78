using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Members.FromElsewhere;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Who asks to be a member, and a yes or a no with one tap. A no needs no reason.</summary>
internal static class DecideOnRequests
{
    private const string Path = "/groups/{handle}/requests";
    private const int MostShown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/{{request:guid}}/admission", Admit).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{request:guid}}/refusal", Refuse).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, ct) is not { } space || !space.MayByTeam(Act.ReceiveMembers))
            return TypedResults.NotFound();
        var asked = space.Group.Id;
        var waiting = await (
            from request in db.RequestsHeard(asked)
            join profile in db.Set<Profile>() on request.ProfileId equals profile.Id
            orderby request.AskedAt, request.Id
            select new RequestLine(
                request.Id,
                profile.Name,
                profile.Handle,
                profile.Picture,
                request.Words,
                request.AskedAt
            )
        )
            .Take(MostShown)
            .ToListAsync(ct);
        var usual = await db.UsualRole(space.Group, ct);
        return Page.Of<GroupRequestsPage>(
            new GroupRequestsModel(space, waiting)
            {
                Far = await db.FarMembers(asked, RemoteStanding.Asked, MostShown, ct),
                Usual = await db.Set<Role>().FirstAsync(r => r.Id == usual, ct),
                Done = done,
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Admit(
        string handle,
        Guid request,
        Viewer viewer,
        [AsParameters] Desks desks,
        CancellationToken ct
    ) =>
        await desks.Decide(viewer, handle, request, admits: true, ct) is { } done
            ? new SeeOther($"{Space.PathOf(handle)}/requests?done={done}")
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Refuse(
        string handle,
        Guid request,
        Viewer viewer,
        [AsParameters] Desks desks,
        CancellationToken ct
    ) =>
        await desks.Decide(viewer, handle, request, admits: false, ct) is { } done
            ? new SeeOther($"{Space.PathOf(handle)}/requests?done={done}")
            : TypedResults.NotFound();

    /// <summary>Of people here, and of people of other servers.</summary>
    internal sealed record Desks([FromServices] MemberDesk Here, [FromServices] FarMemberDesk Far)
    {
        /// <returns>What was done; null when there was no such request, or they may not answer it.</returns>
        public async Task<string?> Decide(Viewer viewer, string handle, Guid request, bool admits, CancellationToken ct)
        {
            var done = admits ? "admitted" : "refused";
            return await Here.Decide(viewer, handle, new(request), admits, ct) ? done
                : await Far.Decide(viewer, handle, request, admits, ct) ? $"{done}-far"
                : null;
        }
    }
}

/// <summary>Those who wait for an answer.</summary>
public sealed record GroupRequestsModel
{
    internal GroupRequestsModel(Space space, IReadOnlyList<RequestLine> waiting) => (Space, Waiting) = (space, waiting);

    internal Space Space { get; }

    internal IReadOnlyList<RequestLine> Waiting { get; }

    /// <summary>Those of other servers.</summary>
    internal IReadOnlyList<FarMember> Far { get; init; } = [];

    /// <summary>What they become.</summary>
    internal Role Usual { get; init; } = null!;

    internal string? Done { get; init; }
}

/// <summary>One of them.</summary>
internal sealed record RequestLine(
    GroupRequestId Id,
    string Name,
    string Handle,
    PictureId? Picture,
    string? Words,
    Instant AskedAt
);
