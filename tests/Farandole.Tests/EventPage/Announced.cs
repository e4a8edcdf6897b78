using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.EventPage;

/// <summary>Events to read, put there past every door; by default a public one in Lyon on Saturday 20 March 2027.</summary>
internal static class Announced
{
    public static readonly Schedule SaturdayAfternoon = On(new(2027, 3, 20), new(14, 0), new(18, 0));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Schedule On(
        LocalDate day,
        LocalTime? time = null,
        LocalTime? end = null,
        string zone = "Europe/Paris"
    ) => Schedule.Of(day, time, null, end, zone);

    /// <param name="app">Where.</param>
    /// <param name="title">By which a test finds it again.</param>
    /// <param name="with">Other details than the usual ones.</param>
    /// <param name="published">False makes a draft.</param>
    /// <param name="held">Waits for a steward.</param>
    /// <param name="id">For forms that are compared word by word.</param>
    public static async Task<EventId> Announce(
        this App app,
        string title = "Bal folk",
        Func<EventDetails, EventDetails>? with = null,
        bool published = true,
        bool held = false,
        EventId? id = null
    )
    {
        var details = new EventDetails { Title = title, Schedule = SaturdayAfternoon };
        var made = Event.Announce(
            id ?? EventId.New(),
            (id?.ToString() ?? Guid.NewGuid().ToString("N"))[..8],
            with?.Invoke(details) ?? details,
            app.Clock.GetCurrentInstant()
        );
        if (held)
            made.Hold(app.Clock.GetCurrentInstant());
        if (published)
            made.Publish(app.Clock.GetCurrentInstant());
        made.List(app.Clock.GetCurrentInstant());
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(made);
                return Task.CompletedTask;
            },
            Ct
        );
        return made.Id;
    }

    public static Task<EventId> Announce(this App app, string title, Visibility visibility) =>
        app.Announce(title, d => d with { Visibility = visibility });

    public static Task Change(this App app, EventId id, Action<Event, Instant> change) =>
        app.Writer.Write(
            async (db, ct) =>
                change(await db.AllEvents.AsTracking().FirstAsync(e => e.Id == id, ct), app.Clock.GetCurrentInstant()),
            Ct
        );

    /// <summary>A key of this event, as its owner would show it.</summary>
    public static Task<string> Key(this App app, EventId id, KeyKind kind = KeyKind.Organizer) =>
        app.Writer.Write(
            (db, _) =>
            {
                var (key, secret) = EventKey.Make(id, kind, null, "fr", app.Clock.GetCurrentInstant());
                db.Add(key);
                return Task.FromResult(secret.Reveal());
            },
            Ct
        );

    public static async Task<string> Get(this HttpClient visitor, string path, string? accept = null)
    {
        using var answer = await visitor.Ask(path, accept);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        // As a browser reads them: the two spaces that do not break, and the plus sign of offsets.
        return text.Replace("&#xA0;", "\u00a0", StringComparison.Ordinal)
            .Replace("&#x202F;", "\u202f", StringComparison.Ordinal)
            .Replace("&#x2B;", "+", StringComparison.Ordinal);
    }

    public static async Task<HttpResponseMessage> Ask(this HttpClient visitor, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await visitor.SendAsync(request, Ct);
    }
}
