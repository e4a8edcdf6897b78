using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>An event is announced before anybody knows its day.</summary>
[Requirement("PUBLIC-1")]
public sealed class NoDateTests
{
    private static readonly string[] Copies = ["", ".json", ".ics", ".atom", "/poster"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_that_nobody_knows_is_announced_as_such_and_stands_nowhere()
    {
        await using var app = await App.StartAsync();
        using var organizer = app.Visitor();
        var made = await app.Create(
            organizer,
            ("title", "Bal de printemps"),
            ("dateIsToCome", "on"),
            ("place", "Place Guichard, Lyon")
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var announced = await app.Only();
        Assert.True(announced.IsDateToCome);
        var page = await app.Visitor().Page($"/events/{announced.Id}");
        Assert.Contains("Date\u00a0: à préciser", page, StringComparison.Ordinal);
        Assert.Contains("Me prévenir quand c’est connu", page, StringComparison.Ordinal);
        foreach (var visitor in (HttpClient[])[app.Visitor(), organizer])
        {
            foreach (var copy in (string[])[.. Copies, "/manage", "/edit", "/keys", "/log", "/pieces", "/dates"])
            {
                var text = await (await visitor.Get($"/events/{announced.Id}{copy}")).Text();
                Assert.DoesNotContain("2028", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_was_typed_beside_is_not_dropped_for_it()
    {
        await using var app = await App.StartAsync();
        using var organizer = app.Visitor();
        var refused = await app.Create(
            organizer,
            ("title", "Bal de printemps"),
            ("dateIsToCome", "on"),
            ("time", "14:00")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains("cochez « Jour à préciser »", page.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("value=\"14:00\"", page, StringComparison.Ordinal);
        Assert.Matches("name=\"dateIsToCome\"[^>]*checked", page);
    }

    [Fact]
    public async Task The_day_that_becomes_known_is_told_once_and_lists_the_event()
    {
        await using var stage = await WithoutDay();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.Answer("lea@exemple.fr", "Léa");
        using var organizer = await stage.Organizer();
        Assert.Null((await stage.Found()).ListedAt);
        Assert.DoesNotContain("Bal de printemps", await stage.App.Visitor().Page("/"), StringComparison.Ordinal);

        stage.App.Clock.Advance(Duration.FromHours(1));
        var wrong = await organizer.Post($"{stage.Path}/pieces/date/reveal", ("value", "2027-02-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var answer = await organizer.Post($"{stage.Path}/pieces/date/reveal", ("value", "2027-03-27"));
        Assert.Equal($"{stage.Path}/pieces?done=revealed", answer.Headers.Location?.ToString());
        await stage.App.DrainAsync();
        await stage.App.PassAsync(Duration.FromMinutes(30));

        var letter = Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
        Assert.Contains("27 mars", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("2028", letter.TextBody, StringComparison.Ordinal);
        Assert.NotNull((await stage.Found()).ListedAt);
        foreach (var copy in Copies)
            Assert.Matches("27 mars|2027-03-27|20270327", await stage.App.Visitor().Page(stage.Path + copy));
        Assert.Contains("Bal de printemps", await stage.App.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_off_without_a_day_it_leaves_the_agenda_and_reminds_nobody()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Change(e => e.List(App.Start));
        await stage.Answer("lea@exemple.fr", "Léa");
        using var organizer = await stage.Organizer();
        var saved = await organizer.Post(
            $"{stage.Path}/edit",
            ("title", "Bal de printemps"),
            ("dateIsToCome", "on"),
            ("where", "here"),
            ("place", "Place Bellecour"),
            ("visibility", "public"),
            ("revision", $"{(await stage.Found()).Revision}"),
            ("seen", "999")
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var waits = await stage.Found();
        Assert.Equal((true, (Instant?)null), (waits.IsDateToCome, waits.ListedAt));
        Assert.Contains("à préciser", await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
        Assert.Matches("name=\"dateIsToCome\"[^>]*checked", await organizer.Page($"{stage.Path}/edit"));

        await stage.App.PassAsync(Duration.FromHours(1));
        var told = stage.App.LettersTo("lea@exemple.fr").Count;
        await stage.App.PassAsync(Duration.FromDays(363));
        await stage.App.PassAsync(Duration.FromHours(23));
        Assert.Equal(told, stage.App.LettersTo("lea@exemple.fr").Count);
        foreach (var letter in stage.App.LettersTo("lea@exemple.fr"))
            Assert.DoesNotContain("2028", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_say_it_by_null()
    {
        await using var app = await App.StartAsync();
        using var program = app.Visitor();
        var made = await program.CreateByApi(new { title = "Bal de printemps", start = (string?)null });
        Assert.True((await app.Only()).IsDateToCome);
        var read = await app.Visitor().GetFromJsonAsync<JsonElement>($"/api/v1/events/{made.GetProperty("id")}", Ct);
        Assert.False(read.TryGetProperty("start", out var start) && start.ValueKind != JsonValueKind.Null);
        Assert.Equal("date", read.GetProperty("pieces")[0].GetProperty("piece").GetString());
        var absent = await program.PostAsJsonAsync("/api/v1/events", new { title = "Bal" }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, absent.StatusCode);
    }

    private static Task<Backstage> WithoutDay() =>
        Backstage.SetAsync(d => d with { DateIsToCome = true, Schedule = Schedule.Unsaid("Europe/Paris", App.Start) });
}
