using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Features.Importing;
using Farandole.Platform.Calendars;
using Farandole.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Importing;

/// <summary>Short ways to import: by the parts of the program, or as a steward with a browser.</summary>
internal static partial class Desk
{
    private static readonly ImportOptions Public = new(Visibility.Public, null);

    public static async Task<ImportReport> ImportAsync(App app, string ics, ImportOptions? options = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ImportCalendar>()
            .RunAsync(Read(app, ics, options), options ?? Public, TestContext.Current.CancellationToken);
    }

    public static async Task<ImportReport> TryAsync(App app, string ics)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ImportCalendar>()
            .TryAsync(Read(app, ics, null), Public, TestContext.Current.CancellationToken);
    }

    public static async Task<HttpClient> StewardAsync(App app)
    {
        var (key, secret) = EventKey.Make(null, KeyKind.Instance, null, "fr", app.Clock.GetCurrentInstant());
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(key);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        return app.Visitor(key: secret.Reveal());
    }

    public static async Task<HttpResponseMessage> UploadAsync(HttpClient steward, byte[] file, string shift = "")
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(file), "file", "calendar.ics" },
            { new StringContent("unlisted"), "visibility" },
            { new StringContent(shift), "shift" },
        };
        return await steward.PostAsync(
            new Uri("/desk/import", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>Sends a page's only form as it stands.</summary>
    public static async Task<HttpResponseMessage> ConfirmAsync(HttpClient steward, Uri page, string html)
    {
        using var form = new FormUrlEncodedContent(
            Hidden().Matches(html).Select(m => KeyValuePair.Create(m.Groups["name"].Value, m.Groups["value"].Value))
        );
        return await steward.PostAsync(page, form, TestContext.Current.CancellationToken);
    }

    private static CalendarReading Read(App app, string ics, ImportOptions? options) =>
        CalendarFile.Read(Encoding.UTF8.GetBytes(ics), options?.ShiftTo, app.Clock.GetCurrentInstant(), "Europe/Paris");

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z_]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
