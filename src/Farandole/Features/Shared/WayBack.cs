using Farandole.Platform;

namespace Farandole.Features.Shared;

/// <summary>
/// Where somebody was going when they were asked to sign in. Their browser alone remembers it, for as long as signing in
/// may take, so that each way in leads there, the link of a letter included.
/// </summary>
internal static class WayBack
{
    private const string CookieName = "then";
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    /// <summary>The page that asks to sign in and leads back to this one.</summary>
    public static string SignIn(string path) => $"/account?then={Uri.EscapeDataString(path)}";

    public static void Keep(HttpContext context, string? path, Instance instance)
    {
        if (IsLocal(path))
            context.Response.Cookies.Append(CookieName, path!, Options(instance, Memory));
    }

    /// <summary>Null when they were going nowhere else. Asked once, it is forgotten.</summary>
    public static string? Take(HttpContext context, Instance instance)
    {
        if (context.Request.Cookies[CookieName] is not { } path)
            return null;
        context.Response.Cookies.Delete(CookieName, Options(instance, null));
        return IsLocal(path) ? path : null;
    }

    /// <summary>A path of this site, whatever browsers make of backslashes and double slashes.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && path.Length <= 2_000
        && path.All(c => c is > ' ' and < (char)127 and not '\\');

    private static CookieOptions Options(Instance instance, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            Secure = instance.IsSecure,
            SameSite = SameSiteMode.Lax,
            Path = "/account",
            MaxAge = age,
            IsEssential = true,
        };
}
