using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Text;
using Farandole.Platform.Web;

namespace Farandole.Features.About;

/// <summary>The language and the theme, remembered by the browser alone for a year.</summary>
internal static class ChooseDisplay
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/display", Choose)
            .Limited(Rate.Read)
            .Personal()
            .WithMetadata(
                new FromAnywhere("It changes nothing but the look, and stands on pages without a form's token.")
            )
            .ExcludeFromDescription();

    private static async Task<SeeOther> Choose(HttpContext context, Instance instance, CancellationToken ct)
    {
        var form = await context.Request.ReadSentForm(ct);
        var cookies = context.Response.Cookies;
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = instance.IsSecure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Memory,
            IsEssential = true,
        };
        var language = form["language"].ToString();
        if (Words.Languages.Contains(language))
            cookies.Append(ReaderOfRequest.LanguageCookie, language, options);
        if (form.TryGetValue("theme", out var theme))
        {
            if (theme.ToString() is "light" or "dark")
                cookies.Append(ReaderOfRequest.ThemeCookie, theme.ToString(), options);
            else
                cookies.Delete(ReaderOfRequest.ThemeCookie, options);
        }
        return new SeeOther(WayBack.IsLocal(form["return"]) ? form["return"].ToString() : "/");
    }
}
