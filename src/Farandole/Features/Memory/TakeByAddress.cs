using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Memory;

/// <summary>All that is known of an address that has no account, by the link in the letter that brings its links.</summary>
internal static class TakeByAddress
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/take/{token}", Show).Limited(Rate.Ticket).Personal();
        routes.MapGet("/take/{token}/data.zip", Take).Limited(Rate.Export).Personal();
    }

    private static Results<RazorComponentResult, NotFound> Show(string token, AddressHash hashes, IClock clock) =>
        TakingLinks.Read(token, clock.GetCurrentInstant(), hashes) is null
            ? TypedResults.NotFound()
            : Page.Of<TakePage>(new TakeModel($"/take/{token}/data.zip"));

    private static async Task<Results<FileContentHttpResult, NotFound>> Take(
        string token,
        AddressHash hashes,
        IClock clock,
        IEnumerable<ITakenFiles> files,
        Db db,
        Reader reader,
        CancellationToken ct
    ) =>
        TakingLinks.Read(token, clock.GetCurrentInstant(), hashes) is { } who
            ? TypedResults.File(await files.Zip(who, db, reader.Words, ct), Archive.ContentType, Archive.Name)
            : TypedResults.NotFound();
}

/// <summary>Where the archive is.</summary>
public sealed record TakeModel(string Path);

/// <summary>The page of what is remembered, as a table.</summary>
internal sealed class MemoryTaken(IEnumerable<IMemoryPart> parts, IClock clock, Instance instance) : ITakenFiles
{
    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == who.Account, ct) is not { } mine)
            return [];
        var at = new MemoryReading(db, words, clock.GetCurrentInstant(), instance.Zone, Here: null);
        var rows = new List<string?[]>();
        foreach (var part in parts)
        {
            foreach (var line in await part.Of(mine, at, ct))
                rows.Add([words[$"memory.{part.Name}"], line.What, line.Seen, line.Until]);
        }
        return [new("memory.csv", Spreadsheet.Of(words, "kind|what|seenBy|until", rows))];
    }
}
