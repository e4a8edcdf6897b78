using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>The directory of a group, and the same for a spreadsheet: names, roles and teams, never an address.</summary>
internal static class ShowMembers
{
    private const string Path = "/groups/{handle}/members";
    private const int PageSize = 40;
    private const int MaxSearch = 80;
    private const int MostExported = 10_000;

    /// <summary>On a page; whoever has more finds them by their name.</summary>
    private const int MostFar = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapGet($"{Path}.csv", Export).Limited(Rate.Export).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? q,
        string? after,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.SeeMembers, ct) is not { } space)
            return TypedResults.NotFound();
        var search = PlainText.Line(q) is { Length: <= MaxSearch } typed ? typed : null;
        var today = clock.GetCurrentInstant().InUtc().Date;
        var group = space.Group.Id;
        return Page.Of<MembersPage>(
            new MembersModel(space, await db.MembersOf(space, search, after, today, PageSize, ct))
            {
                Search = search,
                Count = await db.CountMembers(group, ct),
                FarCount = await db.MembersElsewhere(group, RemoteStanding.Member).CountAsync(ct),
                Far = after is null ? await Far(db, group, search, ct) : [],
                Done = done,
            }
        );
    }

    private static async Task<IReadOnlyList<FarMember>> Far(Db db, GroupId group, string? search, CancellationToken ct)
    {
        var all = await db.FarMembers(group, RemoteStanding.Member, search is null ? MostFar : MostExported, ct);
        var words = search is null ? "" : Folding.Of(search);
        return
        [
            .. all.Where(m => Folding.Of($"{m.Name} {m.Handle}").Contains(words, StringComparison.Ordinal))
                .Take(MostFar),
        ];
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        string handle,
        Viewer viewer,
        Db db,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.ManageMembers, ct) is not { } space)
            return TypedResults.NotFound();
        var today = clock.GetCurrentInstant().InUtc().Date;
        var all = await db.MembersOf(space, search: null, after: null, today, MostExported, ct);
        var far = await db.FarMembers(space.Group.Id, RemoteStanding.Member, MostExported, ct);
        return TypedResults.Bytes(
            Spreadsheet.Of(
                reader.Words,
                reader.Words["members.csv.columns"],
                all.Members.Select(m => Cells(reader.Words, m)).Concat(far.Select(m => Cells(reader.Words, m)))
            ),
            "text/csv; charset=utf-8",
            $"farandole-{space.Group.Handle}-members.csv"
        );
    }

    private static string?[] Cells(Words words, MemberLine line) =>
        [
            line.Row.Name,
            line.Row.Handle,
            words.NameOf(line.Role),
            string.Join(", ", line.Teams),
            line.Row.Member.Does,
            line.Row.Member.JoinedOn.ToString("R", null),
        ];

    private static string?[] Cells(Words words, FarMember far) =>
        [far.Name, far.Handle, words["members.far.role"], "", null, far.Since.ToString("R", null)];
}

/// <summary>The directory of a group.</summary>
public sealed record MembersModel
{
    internal MembersModel(Space space, MembersPart part) => (Space, Part) = (space, part);

    internal Space Space { get; }

    internal MembersPart Part { get; }

    /// <summary>All of them, those who do not show themselves included.</summary>
    internal int Count { get; init; }

    /// <summary>Those of other servers, as far as they are shown.</summary>
    internal IReadOnlyList<FarMember> Far { get; init; } = [];

    internal int FarCount { get; init; }

    internal string? Search { get; init; }

    internal string? Done { get; init; }
}
