using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>The groups of who gave an app its key, by their handles, with what the key may do in each.</summary>
internal static class GroupsByProgram
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/groups", ListOwn)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadGroups)
            .WithName("readGroups")
            .WithSummary("One's own groups, by their handles.")
            .WithDescription("`next` is the address of the next page, or null.");
        routes
            .MapGet("/api/v1/groups/{handle}", Read)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadGroups)
            .WithName("readGroup")
            .WithSummary("One of one's own groups, with what one may do there.")
            .Produces<GroupAsJson>()
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json");
    }

    private static async Task<Ok<GroupsAsJson>> ListOwn(
        string? after,
        Viewer viewer,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        var mine = viewer.Memberships.Select(m => m.Group).ToArray();
        var from = Handles.Behind(after);
        var found = await db.Set<Group>()
            .Where(g => mine.Contains(g.Id) && g.Handle.CompareTo(from) > 0)
            .OrderBy(g => g.Handle)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(
            new GroupsAsJson(
                [.. found.Take(PageSize).Select(g => GroupAsJson.Of(new Space(g, viewer.In(g.Id)!), instance))],
                found.Count > PageSize
                    ? instance.Absolute($"/api/v1/groups?after={Uri.EscapeDataString(found[PageSize - 1].Handle)}")
                    : null
            )
        );
    }

    private static async Task<IResult> Read(
        string handle,
        Viewer viewer,
        Db db,
        Reader reader,
        Instance instance,
        CancellationToken ct
    ) =>
        await db.SpaceOf(viewer, handle, ct) is { } space
            ? TypedResults.Ok(GroupAsJson.Of(space, instance))
            : reader.Words.NoGroup();
}

internal sealed record GroupsAsJson(IReadOnlyList<GroupAsJson> Groups, string? Next);

/// <summary>A group, for one of its members.</summary>
/// <param name="Handle">Names it in addresses.</param>
/// <param name="Name">As it calls itself.</param>
/// <param name="Url">Of its page for everybody.</param>
/// <param name="As">The name under which the member acts there.</param>
/// <param name="May">How far they may go in each area: nothing, see, propose, do, manage.</param>
internal sealed record GroupAsJson(
    string Handle,
    string Name,
    string Url,
    string As,
    IReadOnlyDictionary<string, string> May
)
{
    public string? Summary { get; init; }

    /// <summary>Markdown.</summary>
    public string? Text { get; init; }

    public string Language { get; init; } = "";

    /// <summary><c>open</c>, <c>onRequest</c> or <c>invited</c>.</summary>
    public string Joining { get; init; } = "";

    /// <summary>Whether nothing new begins in it.</summary>
    public bool Rests { get; init; }

    public static GroupAsJson Of(Space space, Instance instance) =>
        new(
            space.Group.Handle,
            space.Group.Name,
            instance.Absolute(Handles.PageOf(space.Group.Handle)),
            space.Mine.Name,
            Rights.Areas.ToDictionary(EventAsJson.Word, a => EventAsJson.Word(space.Mine.Rights[a]))
        )
        {
            Summary = space.Group.Summary,
            Text = space.Group.Words,
            Language = space.Group.Language,
            Joining = EventAsJson.Word(space.Group.Joining),
            Rests = space.Group.ArchivedOn is not null,
        };
}
