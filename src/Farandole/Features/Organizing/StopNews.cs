using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// The evening news, switched off and on: by one click of a mail program (RFC 8058), or on a page with a button that the letter
/// and the page of the keys lead to. The link says which key and opens nothing.
/// </summary>
internal static class StopNews
{
    private const string Purpose = "news";
    private const int IdLength = 16;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/news/{token}", Show).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/news/{token}", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
        routes.MapPost("/news/{token}/return", Start).Limited(Rate.Ticket).Personal();
    }

    /// <summary>The link for the letters to a key's owner.</summary>
    public static string PathOf(KeyId key, AddressHash signer) =>
        $"/news/{signer.Token(Purpose, key.Value.ToByteArray())}";

    private static KeyId? Named(string token, AddressHash signer) =>
        signer.Read(Purpose, token, IdLength) is { } id ? new KeyId(new Guid(id)) : null;

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string token,
        AddressHash signer,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (Named(token, signer) is not { } id || await db.Keys.FirstOrDefaultAsync(k => k.Id == id, ct) is not { } key)
            return TypedResults.NotFound();
        var back = key.EventId is { } about && viewer.Organizes(about) ? $"/events/{about}/keys" : null;
        return Page.Of<NewsPage>(new NewsModel($"/news/{token}", key.QuietSince is null, back));
    }

    private static Task<Results<SeeOther, NotFound>> Stop(
        string token,
        AddressHash signer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) => Follow(token, wanted: false, signer, writer, clock, ct);

    private static Task<Results<SeeOther, NotFound>> Start(
        string token,
        AddressHash signer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) => Follow(token, wanted: true, signer, writer, clock, ct);

    private static async Task<Results<SeeOther, NotFound>> Follow(
        string token,
        bool wanted,
        AddressHash signer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (Named(token, signer) is not { } id)
            return TypedResults.NotFound();
        var isThere = await writer.Write((db, stop) => Want(db, id, wanted, clock, stop), ct);
        return isThere ? new SeeOther($"/news/{token}") : TypedResults.NotFound();
    }

    /// <summary>Somebody with two keys of the same event wants them by neither.</summary>
    private static async Task<bool> Want(Db db, KeyId id, bool wanted, IClock clock, CancellationToken ct)
    {
        if (await db.Keys.AsTracking().FirstOrDefaultAsync(k => k.Id == id, ct) is not { } key)
            return false;
        var theirs = await db
            .Keys.AsTracking()
            .Where(k => k.EventId == key.EventId && k.EmailHash != null && k.EmailHash == key.EmailHash)
            .ToListAsync(ct);
        foreach (var one in theirs.Append(key))
            one.WantNews(wanted, clock.GetCurrentInstant());
        return true;
    }
}

/// <summary>Whether the news are on, and where to change that. Of what they tell, the page says nothing.</summary>
/// <param name="Back">Where an organizer came from; nowhere for whoever has only the letter.</param>
public sealed record NewsModel(string Path, bool IsOn, string? Back);
