using Farandole.Domain.Accounts;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Shared.Programs;

/// <summary>States what the key of an app must allow at a door of the API, and refuses a key that does not.</summary>
internal static class Scoped
{
    /// <summary>Open to programs as it is to everybody; the key of an app must allow this.</summary>
    public static RouteHandlerBuilder Allows(this RouteHandlerBuilder endpoint, Scope scope) =>
        Asks(endpoint, new(scope, IsNeeded: false));

    /// <summary>For the key of an app that allows this, and for nobody else.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Scope scope) =>
        Asks(endpoint, new(scope, IsNeeded: true))
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problem)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problem);

    private const string Problem = "application/problem+json";

    private static RouteHandlerBuilder Asks(RouteHandlerBuilder endpoint, AsksScope asks) =>
        endpoint
            .WithMetadata(asks)
            .AddEndpointFilter(
                async (invocation, next) =>
                    Refusal(invocation.HttpContext, asks) is { } refusal ? refusal : await next(invocation)
            );

    /// <summary>RFC 6750, 3.1: an unknown key and one that is over are one answer.</summary>
    private static IResult? Refusal(HttpContext context, AsksScope asks)
    {
        var app = context.Viewer().App;
        var words = context.RequestServices.GetRequiredService<Reader>().Words;
        if (app is null && (asks.IsNeeded || Apps.IsAppKey(ViewerMiddleware.KeyIn(context))))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return words.Refuse(StatusCodes.Status401Unauthorized, "programs.key");
        }
        if (app is not { } known || known.Scopes.Has(asks.Scope))
            return null;
        var name = Scopes.NameOf(asks.Scope);
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{name}\"";
        return words.Refuse(StatusCodes.Status403Forbidden, "programs.scope", ("scope", name));
    }

    public static IResult Refuse(
        this Words words,
        int status,
        string key,
        params (string Name, object? Value)[] with
    ) =>
        TypedResults.Json(
            new ProblemDetails { Status = status, Title = words[key, with] },
            contentType: Problem,
            statusCode: status
        );
}
