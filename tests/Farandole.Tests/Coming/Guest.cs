using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>What people do in these tests: somebody announces, somebody comes.</summary>
internal static partial class Guest
{
    public const string Nour = "nour@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A published event: by default on Saturday 20 March 2027, 14:00 in Paris.</summary>
    public static async Task<EventId> Announce(
        this App app,
        int? capacity = null,
        Schedule? schedule = null,
        Func<EventDetails, EventDetails>? with = null
    )
    {
        var details = new EventDetails
        {
            Title = "Grande marche pour l’eau",
            Schedule = schedule ?? Schedule.Of(new(2027, 3, 20), new(14, 0), null, new(18, 0), "Europe/Paris"),
            Place = new("Place Jean-Macé", "Lyon"),
            Text = "Venez en bleu.",
            Capacity = capacity,
        };
        var id = EventId.New();
        await app.Writer.Write(
            (db, _) =>
            {
                var announced = Event.Announce(id, id.ToString()[..8], with?.Invoke(details) ?? details, app.Now());
                announced.Publish(app.Now());
                announced.List(app.Now());
                db.Add(announced);
                return Task.CompletedTask;
            },
            Ct
        );
        await app.DrainAsync();
        return id;
    }

    public static Instant Now(this App app) => app.Clock.GetCurrentInstant();

    /// <summary>Changes the event as its organizers would.</summary>
    public static Task Change(this App app, EventId id, Action<Event> change) =>
        app.Writer.Write(async (db, ct) => change(await db.AllEvents.AsTracking().FirstAsync(e => e.Id == id, ct)), Ct);

    public static Task<HttpResponseMessage> Answers(
        this HttpClient visitor,
        EventId id,
        string email = Nour,
        int party = 1,
        params (string Name, string Value)[] more
    ) =>
        visitor.Send(
            $"/events/{id}/participations",
            [
                ("answer", "coming"),
                ("party", $"{party}"),
                ("email", email),
                ("exposure", "organizers"),
                ("reminder", "true"),
                ("messages", "true"),
                .. more,
            ]
        );

    public static Task<HttpResponseMessage> Send(
        this HttpClient visitor,
        string path,
        params (string Name, string Value)[] fields
    ) =>
        visitor.PostAsync(
            path,
            new FormUrlEncodedContent(
                fields.GroupBy(f => f.Name).Select(f => KeyValuePair.Create(f.Key, f.Last().Value))
            ),
            Ct
        );

    public static async Task<string> Reads(
        this HttpClient visitor,
        string path,
        HttpStatusCode status = HttpStatusCode.OK
    )
    {
        var response = await visitor.GetAsync(path, Ct);
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
    }

    public static async Task<string> Page(this HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));

    /// <summary>Answers, opens the letter, touches the button; returns the path of the personal link.</summary>
    public static async Task<string> Comes(
        this App app,
        EventId id,
        string email = Nour,
        int party = 1,
        params (string Name, string Value)[] more
    )
    {
        using var visitor = app.Visitor();
        (await visitor.Answers(id, email, party, more)).ShouldLeadTo($"/events/{id}/answered");
        await app.DrainAsync();
        var ticket = app.TicketOf(email);
        (await visitor.Send($"{ticket}/confirmation")).ShouldLeadTo($"{ticket}?done=confirmed");
        await app.DrainAsync();
        return ticket;
    }

    /// <summary>The path of the personal link in the last letter to this address.</summary>
    public static string TicketOf(this App app, string email) =>
        TicketLink().Match(app.LettersTo(email)[^1].TextBody ?? "").Value is { Length: > 0 } path
            ? path
            : throw new InvalidOperationException("No personal link in the letter.");

    public static void ShouldLeadTo(this HttpResponseMessage response, string path)
    {
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(path, response.Headers.Location?.ToString());
    }

    public static Task<Event> Reload(this App app, EventId id) =>
        app.Look(db => db.AllEvents.FirstAsync(e => e.Id == id, Ct));

    public static async Task<(int Seats, int People)> Counts(this App app, EventId id) =>
        await app.Reload(id) is var e ? (e.SeatsTaken, e.PeopleComing) : default;

    public static Task<List<Participation>> AnswersTo(this App app, EventId id) =>
        app.Look(db => db.Participations.Where(p => p.EventId == id).OrderBy(p => p.CreatedAt).ToListAsync(Ct));

    public static string? Calendar(this MimeMessage letter) =>
        letter.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.ContentType.MimeType == "text/calendar")?.Text;

    [GeneratedRegex("/t/ft1_[A-Za-z0-9_-]{49}")]
    private static partial Regex TicketLink();
}
