using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
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

    private static async Task<RazorComponentResult> List(
        string? after,
        string? q,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        var mine = viewer.Memberships.Select(m => m.Group).ToArray();
        var (from, search) = (Handles.Behind(after), PlainText.Line(q));
        var query = db.OpenGroups()
            .WantedBy(db, viewer.Account)
            .Where(g => g.IsListed && g.Handle.CompareTo(from) > 0)
            .OrderBy(g => g.Handle)
            .Select(g => new GroupLine(g.Handle, g.Name, g.Picture, g.Summary, g.Language));
        var listed = search is null
            ? await query.Take(MostShown + 1).ToListAsync(ct)
            : Matching(await query.ToListAsync(ct), search);
        return Page.Of<GroupsPage>(
            new GroupsModel(
                mine.Length == 0 || after is not null || search is not null
                    ? []
                    : await db.Set<Group>()
                        .Where(g => mine.Contains(g.Id))
                        .OrderBy(g => g.Name)
                        .Select(g => new GroupLine(g.Handle, g.Name, g.Picture, g.Summary, g.Language))
                        .ToListAsync(ct),
                [.. listed.Take(MostShown)],
                listed.Count > MostShown ? listed[MostShown - 1].Handle : null
            )
            {
                Search = search,
            }
        );
    }

    /// <summary>In memory, because accents fold here and in no database alike.</summary>
    private static List<GroupLine> Matching(List<GroupLine> all, string search)
    {
        var words = Folding.Of(search);
        return
        [
            .. all.Where(g => Folding.Of($"{g.Name} {g.Summary} {g.Handle}").Contains(words, StringComparison.Ordinal))
                .Take(MostShown + 1),
        ];
    }
}

/// <summary>Groups by name.</summary>
/// <param name="Mine">Of who asks.</param>
/// <param name="Listed">For everybody, this page of them.</param>
/// <param name="After">The handle of the last one shown, when more follow.</param>
public sealed record GroupsModel(IReadOnlyList<GroupLine> Mine, IReadOnlyList<GroupLine> Listed, string? After)
{
    /// <summary>What their names or sentences hold; null for all.</summary>
    internal string? Search { get; init; }

    internal string More =>
        $"/groups?after={Uri.EscapeDataString(After ?? "")}{(Search is null ? "" : $"&q={Uri.EscapeDataString(Search)}")}";
}

/// <summary>One of them.</summary>
public sealed record GroupLine(string Handle, string Name, PictureId? Picture, string? Summary, string Language)
{
    internal string Page => Handles.PageOf(Handle);
}
