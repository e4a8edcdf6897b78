using System.Buffers.Text;
using System.Text;
using Farandole.Platform.Identity;
using Microsoft.AspNetCore.Http.Features;

namespace Farandole.Platform.Web;

/// <summary>
/// Refuses what another site makes a browser send. Browsers say where a request comes from (Sec-Fetch-Site, Origin);
/// where one says neither, a request that carries our cookie must also carry the token of a form of ours. A request with
/// no cookie has no authority to misuse.
/// </summary>
internal sealed class SameSite(Sessions sessions, AddressHash signer)
{
    public const string Field = "_form";

    /// <summary>For forms on pages that a session sees.</summary>
    public string? TokenFor(HttpContext context) =>
        sessions.IdOf(context) is { } id ? Base64Url.EncodeToString(signer.Sign("form", id)) : null;

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        if (
            IsSafe(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<FromAnywhere>() is not null
            || await ComesFromHere(context)
        )
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private async Task<bool> ComesFromHere(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        if (headers.Origin.ToString() is { Length: > 0 } origin && origin != "null")
            return Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority == context.Request.Host.Value;
        if (TokenFor(context) is not { } token)
            return true;
        var form = await context.Request.ReadSentForm(context.RequestAborted);
        return form[Field].ToString() is { Length: > 0 } sent
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(sent),
                Encoding.ASCII.GetBytes(token)
            );
    }
}

/// <summary>Marks the few endpoints that other sites and programs may post to: one-click unsubscribing (RFC 8058), the API.</summary>
internal sealed record FromAnywhere(string Why);
