using Farandole.Domain.Kernel;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Promoting;

/// <summary>
/// Shows an event or a post of others on the page of one's own group or profile, and takes it off again: one tap each, from
/// one page that lists in whose name one may.
/// </summary>
internal static class Promote
{
    private const string OfEvent = "/events/{id}/promotion";
    private const string OfPost = "/@{handle}/posts/{post}/promotion";
    private const string OfElsewhere = "/elsewhere/{id}/promotion";
    private const string OfPostElsewhere = "/elsewhere/posts/{id}/promotion";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])[OfEvent, OfPost, OfElsewhere, OfPostElsewhere])
        {
            routes.MapGet(path, Ask).Limited(Rate.Read).Personal();
            routes.MapPost(path, Put).Limited(Rate.Organize).Personal();
            routes.MapPost($"{path}/end", End).Limited(Rate.Organize).Personal();
        }
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Ask(
        HttpContext context,
        string? done,
        PromotionDesk desk,
        CancellationToken ct
    )
    {
        if (await Find(context, desk, ct) is not { } original)
            return TypedResults.NotFound();
        return context.Viewer().Account is null
            ? new SeeOther(WayBack.SignIn($"{original.Path}/promotion"))
            : Page.Of<PromotePage>(new PromoteModel(original, await desk.Choices(original, ct)) { Done = done });
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        HttpContext context,
        PromotionDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        var by = (await context.Request.ReadSentForm(ct))["by"].ToString();
        if (
            await Find(context, desk, ct) is not { } original
            || (await desk.Choices(original, ct)).FirstOrDefault(c => c.Handle == by) is not { } chosen
        )
            return TypedResults.NotFound();
        return await desk.Put(chosen, original.What, ct) is { } reason
            ? Page.Of<PromotePage>(
                new PromoteModel(original, await desk.Choices(original, ct))
                {
                    Wrong = [new(null, reader.Words[$"promoting.reason.{reason.Code}", ("n", Promotion.Most)])],
                },
                StatusCodes.Status422UnprocessableEntity
            )
            : new SeeOther($"{original.Path}/promotion?done=shared");
    }

    /// <summary>Also of what can no longer be seen here: whoever shows it may always take it off.</summary>
    private static async Task<Results<SeeOther, NotFound>> End(
        HttpContext context,
        PromotionDesk desk,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadSentForm(ct);
        // PostgreSQL takes no text with a zero in it, even to compare.
        if (Named(context) is not { } what || PlainText.Line(form["by"]) is not { } by || !await desk.End(by, what, ct))
            return TypedResults.NotFound();
        return new SeeOther(
            await desk.Find(what, ct) is { } original ? $"{original.Path}/promotion?done=ended" : "/account"
        );
    }

    private static async Task<Original?> Find(HttpContext context, PromotionDesk desk, CancellationToken ct) =>
        Named(context) is { } what ? await desk.Find(what, ct) : null;

    private static Promoted? Named(HttpContext context)
    {
        var route = context.Request.RouteValues;
        var path = context.Request.Path;
        if (path.StartsWithSegments("/elsewhere", StringComparison.Ordinal))
            return !Guid.TryParseExact(route["id"] as string, "D", out var there) ? null
                : path.StartsWithSegments("/elsewhere/posts", StringComparison.Ordinal) ? new(null, null, null, there)
                : new(null, null, there);
        return EventId.TryParse(route["id"] as string, out var about) ? new(about, null)
            : PostId.TryParse(route["post"] as string, out var post) ? new(null, post)
            : null;
    }
}

/// <summary>What is to be shown, as everybody sees it.</summary>
/// <param name="By">Of whom it is; null for an event that nobody announces by name.</param>
internal sealed record Original(Promoted What, string Path, string Title, string? By, string Language);

/// <summary>In whose name somebody may show it, and whether they do.</summary>
internal sealed record PromoterChoice(string Handle, string Name, Promoter By, bool IsShown);

/// <summary>The page on which one shows something of others.</summary>
public sealed record PromoteModel
{
    internal PromoteModel(Original original, IReadOnlyList<PromoterChoice> choices) =>
        (Original, Choices) = (original, choices);

    internal Original Original { get; }

    internal IReadOnlyList<PromoterChoice> Choices { get; }

    internal string? Done { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
