using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace Farandole.Features.About;

/// <summary>The one page of everything that went wrong; for programs, the one problem document (RFC 9457).</summary>
internal static class ShowTrouble
{
    private const string Html = "text/html";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .Map("/trouble/{status:int:range(400,599)}", Show)
            .Limited(Rate.Read)
            // Not by a filter: with filters the framework calls no handler once the status says that something failed.
            .WithMetadata(CacheClass.Personal)
            .WithMetadata(new FromAnywhere("It answers in the place of what was refused, and changes nothing."))
            .ExcludeFromDescription();

    private static IResult Show(int status, HttpContext context, Reader reader)
    {
        context.Response.KeepPrivate();
        var origin = context.Features.Get<IStatusCodeReExecuteFeature>();
        // Somebody who types this address finds nothing here.
        var shown = origin is null ? StatusCodes.Status404NotFound : status;
        var words = reader.Words;
        var key =
            words.Knows($"trouble.{shown}") ? $"trouble.{shown}"
            : shown < 500 ? "trouble.400"
            : "trouble.500";
        var reason = context.BrokenRule() is { } broken && words.Knows($"reason.{broken.Code}") ? broken : null;
        var detail = reason is null ? words[$"{key}.more"] : words[$"reason.{reason.Code}"];
        if (IsForPrograms(context.Request, origin))
            return TypedResults.Problem(
                detail,
                statusCode: shown,
                title: words[key],
                extensions: context.BrokenRule() is { } rule
                    ? new Dictionary<string, object?> { ["reason"] = rule.Code }
                    : null
            );
        return Page.Of<TroublePage>(new TroubleModel(shown, words[key], detail), shown);
    }

    private static bool IsForPrograms(HttpRequest request, IStatusCodeReExecuteFeature? origin) =>
        origin?.OriginalPath.StartsWith("/api/", StringComparison.Ordinal) == true
        || Accepts.Best(
            request,
            Html,
            "application/problem+json",
            "application/json",
            "application/activity+json",
            "application/ld+json"
        ) != Html;
}

public sealed record TroubleModel(int Status, string Title, string Text);
