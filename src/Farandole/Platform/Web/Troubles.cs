using Farandole.Domain.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace Farandole.Platform.Web;

/// <summary>Turns what went wrong into one answer, at the edge: a broken rule is 409, a bad request 400, a bug 500 without a word of its cause.</summary>
internal static class Troubles
{
    /// <summary>The path that writes the page of a status; features decide how it looks.</summary>
    public const string Path = "/trouble/{0}";

    public static void UseTroubles(this WebApplication app)
    {
        // Outside: gives words to every bare status, the ones below included.
        app.UseStatusCodePagesWithReExecute(Path);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                AllowStatusCode404Response = true,
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = context => context.Exception is RuleBroken or BadHttpRequestException,
                ExceptionHandler = _ => Task.CompletedTask,
            }
        );
    }

    public static Reason? BrokenRule(this HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Error as RuleBroken)?.Reason;

    private static int StatusOf(Exception failure) =>
        failure switch
        {
            RuleBroken => StatusCodes.Status409Conflict,
            BadHttpRequestException bad => bad.StatusCode,
            OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
}
