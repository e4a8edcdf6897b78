using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Organizing;

/// <summary>A running product with one event, "Bal de printemps" on 20 March 2027 at 14:00 in Lyon, and its organizer's key.</summary>
internal sealed class Backstage : IAsyncDisposable
{
    private int codes;

    private Backstage(App app, EventId id, string key) => (App, Id, Key) = (app, id, key);

    public App App { get; }

    public EventId Id { get; }

    /// <summary>The organizer's key that the page showed.</summary>
    public string Key { get; }

    public string Path => $"/events/{Id}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Backstage> SetAsync(Func<EventDetails, EventDetails>? with = null, bool published = true)
    {
        var app = await App.StartAsync();
        var (id, key) = await Announce(app, with, published);
        return new Backstage(app, id, key);
    }

    /// <summary>Another event of the same product; it ends with this one.</summary>
    public async Task<Backstage> Another(string title)
    {
        var (id, key) = await Announce(App, d => d with { Title = title });
        return new Backstage(App, id, key);
    }

    public static async Task<(EventId Id, string Key)> Announce(
        App app,
        Func<EventDetails, EventDetails>? with = null,
        bool published = true
    )
    {
        var details = (with ?? (d => d))(Details("Bal de printemps"));
        return await app.Writer.Write(
            async (db, ct) =>
            {
                var id = EventId.New();
                var made = Event.Announce(id, id.ToString()[..8], details, App.Start);
                if (published)
                    made.Publish(App.Start);
                db.Add(made);
                await db.SaveChangesAsync(ct);
                var (key, secret) = EventKey.Make(id, KeyKind.Organizer, null, "fr", App.Start);
                db.Add(key);
                return (id, secret.Reveal());
            },
            Ct
        );
    }

    public static EventDetails Details(string title) =>
        new()
        {
            Title = title,
            Schedule = Schedule.Of(new(2027, 3, 20), new(14, 0), null, null, "Europe/Paris"),
            Place = new("Place Bellecour", "Lyon"),
        };

    /// <summary>Somebody's answer, confirmed now unless said otherwise; seats are counted as the product does. Nobody is told of it, save aloud.</summary>
    public async Task<Participation> Answer(
        string email,
        string? name = null,
        int party = 1,
        Answer answer = Domain.Participations.Answer.Coming,
        Func<NewAnswer, NewAnswer>? with = null,
        bool confirmed = true,
        bool aloud = false
    )
    {
        var now = App.Clock.GetCurrentInstant();
        var given = Given(EmailAddress.Parse(email)!, answer, party) with { Name = name };
        return await App.Writer.Write(
            async (db, ct) =>
            {
                var joined = await db.AllEvents.FirstAsync(e => e.Id == Id, ct);
                var made = Participation.Request(joined, (with ?? (a => a))(given), now);
                db.Add(made);
                if (confirmed)
                    made.Confirm(now);
                if (!aloud)
                    made.TakeFacts();
                await Count(db, made.Seats, made.IsComing ? party : 0, ct);
                return made;
            },
            Ct
        );
    }

    private NewAnswer Given(EmailAddress address, Answer answer, int party) =>
        new(
            answer,
            party,
            address,
            App.Services.GetRequiredService<AddressHash>().Of(address),
            App.Services.GetRequiredService<Tickets>().New(),
            $"BAL-{++codes:000}"
        );

    private Task<int> Count(Db db, int seats, int people, CancellationToken ct) =>
        db
            .AllEvents.Where(e => e.Id == Id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + seats)
                        .SetProperty(e => e.PeopleComing, e => e.PeopleComing + people),
                ct
            );

    /// <summary>Another key of the event, by letter; confirmed when it has been used.</summary>
    public Task<string> KeyFor(string email, string label, bool confirmed = true, string language = "fr") =>
        App.Writer.Write(
            (db, _) =>
            {
                var (key, secret) = EventKey.Make(Id, KeyKind.Organizer, label, language, App.Start);
                var address = EmailAddress.Parse(email)!;
                key.SendTo(address, App.Services.GetRequiredService<AddressHash>().Of(address));
                if (confirmed)
                    key.Use(new(2027, 3, 2), App.Start);
                db.Add(key);
                return Task.FromResult(secret.Reveal());
            },
            Ct
        );

    /// <summary>Changes the event as its organizers would; what is due at once is done.</summary>
    public async Task Change(Action<Event> change)
    {
        await App.Writer.Write(
            async (db, ct) => change(await db.AllEvents.AsTracking().FirstAsync(e => e.Id == Id, ct)),
            Ct
        );
        await App.DrainAsync();
    }

    public Task Edit(Func<EventDetails, EventDetails> edit) =>
        Change(e =>
            e.Edit(
                edit(Details(e.Title) with { Schedule = e.Schedule, Place = e.Place, Visibility = e.Visibility }),
                "Amel",
                App.Clock.GetCurrentInstant()
            )
        );

    public Task<Event> Found() => App.Look(db => db.AllEvents.FirstAsync(e => e.Id == Id, Ct));

    /// <summary>A browser that has opened the backstage with a key.</summary>
    public async Task<HttpClient> Organizer(string? key = null, string language = "fr")
    {
        var visitor = App.Visitor(language);
        var answer = await visitor.Post("/sessions", ("key", key ?? Key));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return visitor;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>What a browser does.</summary>
internal static class Browsing
{
    public static Task<HttpResponseMessage> Post(
        this HttpClient visitor,
        string path,
        params (string Name, string Value)[] fields
    ) =>
        visitor.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            TestContext.Current.CancellationToken
        );

    public static Task<HttpResponseMessage> Get(this HttpClient visitor, string path) =>
        visitor.GetAsync(path, TestContext.Current.CancellationToken);

    public static async Task<string> Page(this HttpClient visitor, string path)
    {
        var answer = await visitor.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Text();
    }

    public static async Task<string> Text(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
