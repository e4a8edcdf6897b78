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
                var request = context.Request;
                context
                    .RequestServices.GetRequiredService<Reader>()
                    .Use(
                        Spoken(request.Query["lang"])
                            ?? Spoken(request.Cookies[LanguageCookie])
                            ?? Accepted(request)
                            ?? instance.Language,
                        request.Cookies[ThemeCookie]
                    );
                return next(context);
            }
        );
    }

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
