using Farandole.Platform.Text;
using Microsoft.Net.Http.Headers;

namespace Farandole.Platform.Web;

/// <summary>Whom the page is written for: <c>?lang=</c>, then the choice in the footer, then Accept-Language, then the instance's language.</summary>
internal static class ReaderOfRequest
{
    public const string LanguageCookie = "lang";
    public const string ThemeCookie = "theme";

    public static IApplicationBuilder UseReader(this IApplicationBuilder app)
    {
        var instance = app.ApplicationServices.GetRequiredService<Instance>();
        return app.Use(
            (context, next) =>
            {
                var (language, theme) = Of(context.Request, instance);
                context.RequestServices.GetRequiredService<Reader>().Use(language, theme);
                return next(context);
            }
        );
    }

    public static (string Language, string? Theme) Of(HttpRequest request, Instance instance) =>
        (
            Spoken(request.Query["lang"])
                ?? Spoken(request.Cookies[LanguageCookie])
                ?? First(request.Headers.AcceptLanguage.ToString())
                ?? Accepted(request)
                ?? instance.Language,
            request.Cookies[ThemeCookie] is var theme and ("light" or "dark") ? theme : null
        );

    /// <summary>What browsers put first is what they want most, unless it says otherwise: most requests need no parser.</summary>
    private static string? First(string header) =>
        header.IndexOfAny([',', ';']) is var end && (end < 0 || header[end] == ',')
            ? Spoken(end < 0 ? header : header[..end])
            : null;

    private static string? Spoken(string? language) =>
        language is { Length: >= 2 }
        && Array.IndexOf(Words.Languages, language[..2].ToLowerInvariant()) is var at and >= 0
            ? Words.Languages[at]
            : null;

    private static string? Accepted(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted
                .OrderByDescending(w => w.Quality ?? 1)
                .Select(w => Spoken(w.Value.Value))
                .FirstOrDefault(l => l is not null)
            : null;
}
