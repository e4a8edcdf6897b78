using System.Net;
using System.Text.Json;
using Farandole.Platform.Web;
using Farandole.Tests.House;
using NodaTime;

namespace Farandole.Tests.Mechanisms;

public sealed class LimitsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Classes =>
        new()
        {
            { nameof(Rate.Read), 300 },
            { nameof(Rate.Answer), 10 },
            { nameof(Rate.Key), 20 },
            { nameof(Rate.Ticket), 120 },
            { nameof(Rate.Letter), 10 },
            { nameof(Rate.Upload), 30 },
            { nameof(Rate.Export), 5 },
            { nameof(Rate.Organize), 120 },
            { nameof(Rate.Profile), 20 },
            { nameof(Rate.Door), 600 },
            { nameof(Rate.Suggest), 120 },
            { nameof(Rate.Media), 1200 },
            { nameof(Rate.Federation), 3000 },
        };

    /// <summary>Creations are counted by what succeeds: see <see cref="Three_events_an_hour_and_no_more"/>.</summary>
    [Fact]
    public void Every_class_is_driven_to_its_end() =>
        Assert.Equal(
            Enum.GetNames<Rate>().Order(),
            Classes.Select(c => c.Data.Item1).Append(nameof(Rate.Create)).Order()
        );

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Too_many_requests_are_refused_and_told_when_to_come_back(string rate, int permits)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor("en");
        var doors = Doorway.All.Where(d => d.Limit == rate && d.Method is "GET" or "POST" && d.Limit == rate).ToList();
        for (var i = 0; i < permits; i++)
        {
            // Another query each time: what is kept in memory costs nothing and is not counted.
            using var answer = await Open(visitor, doors[i % doors.Count], $"?n={i}");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        // All doors of a class share what it allows.
        foreach (var door in doors)
        {
            using var late = await Open(visitor, door, "?n=late");
            Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
            Assert.True(late.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{door} does not say when.");
        }
    }

    [Theory]
    [InlineData("fr", "Trop de demandes à la fois")]
    [InlineData("en", "Too many requests")]
    public async Task People_are_told_on_a_page_in_their_language(string language, string said)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor(language);
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach (var (path, permits) in new[] { ("/health/live", 300), ("/places?q=ly", 120) })
        {
            for (var i = 0; i < permits; i++)
                (await visitor.GetAsync(path, Ct)).Dispose();
            var late = await visitor.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
            Assert.Equal("text/html", late.Content.Headers.ContentType?.MediaType);
            Assert.Contains(said, await late.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Programs_are_told_in_a_problem_document()
    {
        await using var app = await App.StartAsync();
        using var program = app.Visitor();
        for (var i = 0; i < 300; i++)
            (await program.GetAsync("/api/v1/events/none", Ct)).Dispose();
        var late = await program.GetAsync("/api/v1/events/none", Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await late.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Equal(429, problem.GetProperty("status").GetInt32());
        Assert.True(late.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Three_events_an_hour_and_no_more()
    {
        await using var app = await App.StartAsync();
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await Create(app, null);
            codes.Add(answer.StatusCode);
            if (i == 3)
                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.FromMinutes(50));
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Created, 3), HttpStatusCode.TooManyRequests], codes);
    }

    [Fact]
    public async Task Ten_events_a_day_and_no_more()
    {
        await using var app = await App.StartWithAsync(Connections.Addresses);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await Create(app, "203.0.113.5")).StatusCode);
            app.Clock.Advance(Duration.FromMinutes(30));
        }
        using var eleventh = await Create(app, "203.0.113.5");
        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
        Assert.Equal(TimeSpan.FromHours(19), eleventh.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.Created, (await Create(app, "203.0.113.6")).StatusCode);

        app.Clock.Advance(Duration.FromHours(19));
        Assert.Equal(HttpStatusCode.Created, (await Create(app, "203.0.113.5")).StatusCode);
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Staging", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.TooManyRequests)]
    public async Task Limits_can_be_lifted_for_load_tests_outside_production_only(string where, HttpStatusCode last)
    {
        await using var app = await App.StartAsync(("Environment", where), ("RateLimits:Disabled", "true"));
        using var visitor = app.Visitor();
        for (var i = 0; i < 120; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/places?q=ly", Ct)).StatusCode);
        Assert.Equal(last, (await visitor.GetAsync("/places?q=ly", Ct)).StatusCode);
    }

    private static async Task<HttpResponseMessage> Create(App app, string? from)
    {
        using var program = app.Visitor();
        if (from is not null)
            program.At(from);
        using var body = new StringContent(
            """{"title":"Bal","start":"2027-03-20T14:00","timeZone":"Europe/Paris"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        return await program.PostAsync("/api/v1/events", body, Ct);
    }

    private static Task<HttpResponseMessage> Open(HttpClient visitor, Doorway door, string query)
    {
        var path = door.With(name =>
            name switch
            {
                "participation"
                or "guest"
                or "key"
                or "need"
                or "note"
                or "claim"
                or "date"
                or "question"
                or "message"
                or "announcement"
                or "arrival"
                or "member"
                or "block"
                or "follow"
                or "coming"
                or "belonging"
                or "steward"
                or "opening"
                or "report"
                or "together"
                or "request" => Guid.Empty.ToString(),
                "id" when door.Route.Contains("/jobs/", StringComparison.Ordinal) => "1",
                "documentName" => "v1",
                _ => "none",
            }
        );
        return visitor.SendAsync(new HttpRequestMessage(new(door.Method), path + query), Ct);
    }
}
