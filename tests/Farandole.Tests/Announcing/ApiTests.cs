using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Announcing;

public sealed class ApiTests
{
    private static readonly object March = new
    {
        title = "Grande marche pour l’eau",
        start = "2027-03-20T14:00",
        timeZone = "Europe/Paris",
        end = "2027-03-20T18:00",
        place = new
        {
            name = "Place Jean-Macé",
            address = "69007 Lyon",
            latitude = 45.7456,
            longitude = 4.842,
        },
        text = "Venez en bleu.",
        visibility = "unlisted",
        capacity = 300,
        email = "malika@exemple.fr",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("CREATE-1")]
    public async Task A_program_creates_an_event_that_is_there_at_once()
    {
        await using var app = await App.StartAsync();
        using var program = Program(app);
        var made = await program.CreateByApi(March);
        var id = made.GetProperty("id").GetString();
        Assert.Equal($"http://farandole.test/events/{id}", made.GetProperty("url").GetString());
        Assert.StartsWith(
            "http://farandole.test/e/",
            made.GetProperty("shortUrl").GetString(),
            StringComparison.Ordinal
        );
        Assert.StartsWith("fo1_", made.GetProperty("key").GetString(), StringComparison.Ordinal);
        var kept = await app.Only();
        Assert.NotNull(kept.PublishedAt);
        Assert.Equal(Instant.FromUtc(2027, 3, 20, 13, 0), kept.StartsAt);
        Assert.Equal(new Place("Place Jean-Macé", "69007 Lyon", 45.7456, 4.842, "Lyon"), kept.Place);
        Assert.Equal((Visibility.Unlisted, 300), (kept.Visibility, kept.Capacity));
        await app.DrainAsync();
        Assert.Single(app.LettersTo("malika@exemple.fr"));
    }

    [Fact]
    public async Task Errors_name_the_fields_of_the_request()
    {
        await using var app = await App.StartAsync();
        using var program = Program(app, "en");
        var answer = await program.PostAsJsonAsync(
            "/api/v1/events",
            new
            {
                start = "2027-02-31T14:00",
                end = "2027-03-20",
                capacity = "many",
                visibility = "secret",
                place = new { name = "Lyon", latitude = 91 },
            },
            Ct
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(
            ["capacity", "place", "start", "title", "visibility"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order()
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task What_is_no_object_is_a_bad_request(string body)
    {
        await using var app = await App.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await Program(app).PostAsync("/api/v1/events", content, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_keeps_the_rest()
    {
        await using var app = await App.StartAsync();
        using var program = Program(app);
        var made = await program.CreateByApi(March);
        using var organizer = Program(app, key: made.GetProperty("key").GetString());
        var answer = await Patch(
            organizer,
            made,
            new
            {
                title = "Marche pour l’eau",
                place = (object?)null,
                status = "postponed",
                statusReason = "Orage",
            }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("postponed", json.GetProperty("status").GetString());
        Assert.Equal("2027-03-20T14:00", json.GetProperty("start").GetString());
        var kept = await app.Only();
        Assert.Equal(("Marche pour l’eau", null, 300), (kept.Title, kept.Place, kept.Capacity));
        Assert.Equal((EventStatus.Postponed, "Orage"), (kept.Status, kept.StatusReason));
        Assert.Equal("Venez en bleu.", kept.Text);
        var stale = await Patch(organizer, made, new { title = "X", revision = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task The_answer_of_a_reading_can_be_sent_back_as_it_is()
    {
        await using var app = await App.StartAsync();
        using var program = Program(app);
        var made = await program.CreateByApi(March);
        using var organizer = Program(app, key: made.GetProperty("key").GetString());
        var first = await (await Patch(organizer, made, new { })).Content.ReadFromJsonAsync<JsonElement>(Ct);
        var again = await Patch(organizer, made, first);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Empty(await app.Look(db => db.Changes.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Cancelled_is_final_here_too()
    {
        await using var app = await App.StartAsync();
        var made = await Program(app).CreateByApi(March);
        using var organizer = Program(app, key: made.GetProperty("key").GetString());
        await Patch(organizer, made, new { status = "cancelled", statusReason = "Orage" });
        Assert.Equal(EventStatus.Cancelled, (await app.Only()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Patch(organizer, made, new { title = "X" })).StatusCode);
    }

    [Fact]
    public async Task Deleted_is_gone()
    {
        await using var app = await App.StartAsync();
        var made = await Program(app).CreateByApi(March);
        using var organizer = Program(app, key: made.GetProperty("key").GetString());
        var path = $"/api/v1/events/{made.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NoContent, (await organizer.DeleteAsync(path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await organizer.DeleteAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_its_key_nothing_changes_and_a_cookie_is_no_key()
    {
        await using var app = await App.StartAsync();
        var (browser, kept) = await app.Organizer();
        var path = $"/api/v1/events/{kept.Id}";
        var byCookie = await browser.PatchAsJsonAsync(path, new { title = "Volé" }, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, byCookie.StatusCode);
        var other = await Program(app).CreateByApi(March);
        using var stranger = Program(app, key: other.GetProperty("key").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(path, Ct)).StatusCode);
        using var liar = Program(app, key: "fo1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, (await liar.DeleteAsync(path, Ct)).StatusCode);
        Assert.Equal(
            "Grande marche pour l’eau",
            (await app.Look(db => db.AllEvents.SingleAsync(e => e.Id == kept.Id, Ct))).Title
        );
    }

    [Fact]
    [Requirement("CREATE-6")]
    public async Task The_instance_and_its_limits_decide_here_too()
    {
        await using var off = await App.StartAsync(("Creation", "Off"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Program(off).PostAsJsonAsync("/api/v1/events", March, Ct)).StatusCode
        );
        await using var open = await App.StartAsync();
        using var program = Program(open);
        for (var i = 0; i < 3; i++)
            await program.CreateByApi(March);
        var fourth = await program.PostAsJsonAsync("/api/v1/events", March, Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Equal("application/problem+json", fourth.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>A program, unlike a browser, does not say where a request comes from.</summary>
    private static HttpClient Program(App app, string language = "fr", string? key = null)
    {
        var client = app.Visitor(language, key);
        client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        return client;
    }

    private static Task<HttpResponseMessage> Patch(HttpClient client, JsonElement made, object body) =>
        client.PatchAsJsonAsync($"/api/v1/events/{made.GetProperty("id").GetString()}", body, Ct);
}
