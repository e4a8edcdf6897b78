using System.Globalization;
using System.Text;
using CsvHelper;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Servers;

/// <summary>Which servers are closed, and the same as a file that other instances read (the columns are Mastodon's).</summary>
internal static class ShowServers
{
    public const string Path = "/desk/servers";
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapGet($"{Path}.csv", Export).Limited(Rate.Export).Personal();
    }

    /// <param name="site">What the form begins with: whoever reads something from there comes with its name.</param>
    /// <param name="after">The last name of the page before.</param>
    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? site,
        string? after,
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        viewer.IsSteward
            ? Page.Of<ServersPage>(
                await Read(db, after, ct) with
                {
                    Typed = new(ServerName.Parse(site), null),
                    Done = done,
                }
            )
            : TypedResults.NotFound();

    public static async Task<ServersModel> Read(Db db, string? after, CancellationToken ct)
    {
        var from = ServerName.Parse(after);
        var found = await db.Set<ClosedServer>()
#pragma warning disable CA1309 // The database compares, in the order that it sorts by.
            .Where(s => from == null || string.Compare(s.Name, from) > 0)
#pragma warning restore CA1309
            .OrderBy(s => s.Name)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return new([.. found.Take(PageSize)]) { Next = found.Count > PageSize ? found[PageSize - 1].Name : null };
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        using var bytes = new MemoryStream();
        await using (
            var csv = new CsvWriter(new StreamWriter(bytes, new UTF8Encoding(false)), CultureInfo.InvariantCulture)
        )
        {
            foreach (var column in ServerLists.Columns)
                csv.WriteField(column);
            await csv.NextRecordAsync();
            await foreach (
                var closed in db.Set<ClosedServer>().OrderBy(s => s.Name).AsAsyncEnumerable().WithCancellation(ct)
            )
            {
                foreach (var cell in ServerLists.RowOf(closed))
                    csv.WriteField(cell);
                await csv.NextRecordAsync();
            }
        }
        return TypedResults.Bytes(bytes.ToArray(), "text/csv; charset=utf-8", "farandole-servers.csv");
    }
}

/// <summary>A server as typed.</summary>
public sealed record TypedServer(string? Name, string? Word);

/// <summary>Some of those that are closed, and the form for one more.</summary>
public sealed record ServersModel
{
    internal ServersModel(IReadOnlyList<ClosedServer> servers) => Servers = servers;

    internal IReadOnlyList<ClosedServer> Servers { get; }

    internal string? Next { get; init; }

    internal TypedServer Typed { get; init; } = new(null, null);

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    internal string? ErrorOf(string field) => Wrong.FirstOrDefault(w => w.Field == field)?.Message;
}
