using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Memory;

/// <summary>Erases one line of what is remembered, after a page that says what goes and what others keep.</summary>
internal static class EraseLine
{
    private const string Path = $"{ShowMemory.Path}/erasure";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Erase).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string? part,
        string? line,
        HttpContext context,
        [AsParameters] MemoryDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.Mine(ct) is not { } mine || desk.Parts.FirstOrDefault(p => p.Name == part) is not { } kept)
            return TypedResults.NotFound();
        var lines = await kept.Of(mine, desk.At(context), ct);
        return lines.FirstOrDefault(l => l.Id == line) is { Erasing: not null } found
            ? Page.Of<EraseLinePage>(new EraseLineModel(kept.Name, found))
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, NotFound>> Erase(
        HttpRequest request,
        [AsParameters] MemoryDesk desk,
        Writer writer,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        var (name, line) = (form["part"].ToString(), form["line"].ToString());
        if (await desk.Mine(ct) is not { } mine || desk.Parts.FirstOrDefault(p => p.Name == name) is not { } part)
            return TypedResults.NotFound();
        return await writer.Write((db, token) => part.Erase(mine, line, db, token), ct)
            ? new SeeOther($"{ShowMemory.Path}?done=erased#{part.Name}")
            : TypedResults.NotFound();
    }
}

/// <summary>Asks whether a line is to be erased.</summary>
public sealed record EraseLineModel(string Part, MemoryLine Line);
