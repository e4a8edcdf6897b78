using System.Text;
using Farandole.Domain.Blocks;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Servers;

/// <summary>A list of another instance: first what it would do, line by line, then does it.</summary>
internal static class ImportServers
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost($"{ShowServers.Path}/list", Take)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(ServerLists.MostBytes + 64 * 1024));

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Take(
        HttpRequest request,
        Viewer viewer,
        Db db,
        ServerDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var sure = form["list"].ToString();
        var bytes = sure.Length > 0 ? Encoding.UTF8.GetBytes(sure) : await BytesOf(form.Files.GetFile("file"), ct);
        var closed = await db.Set<ClosedServer>().Select(s => s.Name).ToListAsync(ct);
        var lines = ServerLists.Read(bytes, closed, desk.IsOwn);
        if (lines.Count == 0)
            return Page.Of<ServersPage>(
                await ShowServers.Read(db, after: null, ct) with
                {
                    Wrong = [new("file", reader.Words["servers.error.file"])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        if (sure.Length == 0)
            return Page.Of<ServerListPage>(new ServerListModel(lines, Encoding.UTF8.GetString(bytes)));
        await desk.Close([.. lines.Select(l => l.Closing).OfType<Closing>()], viewer, ct);
        return new SeeOther($"{ShowServers.Path}?done=list");
    }

    private static async Task<byte[]> BytesOf(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        return copy.ToArray();
    }
}

/// <summary>What a list would do.</summary>
/// <param name="Lines">All of them.</param>
/// <param name="List">As it came, to be sent again by who is sure.</param>
public sealed record ServerListModel(IReadOnlyList<ListLine> Lines, string List)
{
    /// <summary>A page with more lines than that helps nobody.</summary>
    private const int MostLines = 500;

    /// <summary>What needs a look comes first.</summary>
    public IEnumerable<ListLine> Shown =>
        Lines.OrderBy(l => l.Verdict is LineVerdict.New or LineVerdict.Known).Take(MostLines);

    public int NotShown => Math.Max(0, Lines.Count - MostLines);

    public int New => Lines.Count(l => l.Verdict == LineVerdict.New);
}
