using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Who is in a group, for one of its members' apps: those whom the member sees, as they chose to be seen.</summary>
internal static class MembersByProgram
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/groups/{handle}/members", ReadMembers)
            .Limited(Rate.Organize)
            .Personal()
            .Needs(Scope.ReadMembers)
            .WithName("readMembers")
            .WithSummary("The members of one of one's groups whom one sees, by name. Addresses are never shown.")
            .WithDescription("`next` is the address of the next page, or null.")
            .Produces<MembersAsJson>()
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json");

    private static async Task<IResult> ReadMembers(
        string handle,
        string? after,
        Viewer viewer,
        Db db,
        Reader reader,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.SeeMembers, ct) is not { } space)
            return reader.Words.NoGroup();
        var today = clock.GetCurrentInstant().InUtc().Date;
        var page = await db.MembersOf(space, search: null, after, today, PageSize, ct);
        return TypedResults.Ok(
            new MembersAsJson(
                [
                    .. page.Members.Select(m => new MemberAsJson(
                        m.Row.Handle,
                        m.Row.Name,
                        reader.Words.NameOf(m.Role),
                        m.Until?.ToString("R", null),
                        m.Teams,
                        m.Row.Member.Does
                    )),
                ],
                page.Next is { } next
                    ? instance.Absolute($"/api/v1{space.Path}/members?after={Uri.EscapeDataString(next)}")
                    : null
            )
        );
    }
}

internal sealed record MembersAsJson(IReadOnlyList<MemberAsJson> Members, string? Next);

internal sealed record MemberAsJson(
    string Handle,
    string Name,
    string Role,
    string? RoleUntil,
    IReadOnlyList<string> Teams,
    string? Does
);
