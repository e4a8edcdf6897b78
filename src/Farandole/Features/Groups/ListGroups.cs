using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>One's own groups, and those that want to be found, by the letters of their names.</summary>
internal static class ListGroups
{
    private const int MostShown = 40;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups", List).Limited(Rate.Read).Shared("profiles");

    private static async Task<RazorComponentResult> List(string? after, Viewer viewer, Db db, CancellationToken ct)
    {
        var mine = viewer.Memberships.Select(m => m.Group).ToArray();
        var from = after ?? "";
        var listed = await db.Set<Group>()
            .Where(g => g.IsListed && g.Handle.CompareTo(from) > 0)
            .OrderBy(g => g.Handle)
            .Take(MostShown + 1)
            .Select(g => new GroupLine(g.Handle, g.Name, g.Picture, g.Summary, g.Language))
            .ToListAsync(ct);
        return Page.Of<GroupsPage>(
            new GroupsModel(
                mine.Length == 0 || after is not null
                    ? []
                    : await db.Set<Group>()
                        .Where(g => mine.Contains(g.Id))
                        .OrderBy(g => g.Name)
                        .Select(g => new GroupLine(g.Handle, g.Name, g.Picture, g.Summary, g.Language))
                        .ToListAsync(ct),
                [.. listed.Take(MostShown)],
                listed.Count > MostShown ? listed[MostShown - 1].Handle : null
            )
        );
    }
}

/// <summary>Groups by name.</summary>
/// <param name="Mine">Of who asks.</param>
/// <param name="Listed">For everybody, this page of them.</param>
/// <param name="After">The handle of the last one shown, when more follow.</param>
public sealed record GroupsModel(IReadOnlyList<GroupLine> Mine, IReadOnlyList<GroupLine> Listed, string? After);

/// <summary>One of them.</summary>
public sealed record GroupLine(string Handle, string Name, PictureId? Picture, string? Summary, string Language)
{
    internal string Page => Handles.PageOf(Handle);
}
