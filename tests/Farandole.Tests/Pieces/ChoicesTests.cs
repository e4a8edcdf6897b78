using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Tests.Announcing;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>What the forms and the API decide about pieces.</summary>
public sealed class ChoicesTests
{
    private static readonly PieceKey Address = new(Piece.Address);

    private static readonly object Decided = new
    {
        pieces = new object[]
        {
            new
            {
                piece = "onlineLink",
                @for = "approved",
                hoursBefore = 1,
            },
            new { piece = "address", @for = "organizers" },
            new
            {
                piece = "line-1",
                label = "Programme",
                promisedOn = "2027-03-10",
                word = "Bientôt",
            },
        },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-2")]
    public async Task The_form_keeps_an_address_for_those_who_come_until_two_days_before()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();
        var revision = (await stage.Found()).Revision;
        var answer = await organizer.Post(
            $"{stage.Path}/edit",
            ("title", "Bal de printemps"),
            ("date", "2027-03-20"),
            ("time", "14:00"),
            ("where", "here"),
            ("place", "Lyon"),
            ("address", "12 rue des Lilas"),
            ("addressFor", "approved"),
            ("addressHoursBefore", "48"),
            ("visibility", "public"),
            ("revision", $"{revision}"),
            ("seen", "999")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var rule = (await stage.Found()).Pieces.Of(Address)!;
        Assert.Equal((Audience.Approved, 48), (rule.Audience, rule.HoursBefore));
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.DoesNotContain("Lilas", page, StringComparison.Ordinal);
        Assert.Contains("pour les personnes approuvées", page, StringComparison.Ordinal);
        var form = await organizer.Page($"{stage.Path}/edit");
        Assert.Contains("value=\"12 rue des Lilas\"", form, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task An_event_may_be_announced_before_its_place_and_its_hour_are_known()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();
        var revision = (await stage.Found()).Revision;
        var answer = await organizer.Post(
            $"{stage.Path}/edit",
            ("title", "Bal de printemps"),
            ("date", "2027-03-20"),
            ("where", "later"),
            ("timeIsToCome", "true"),
            ("visibility", "public"),
            ("revision", $"{revision}"),
            ("seen", "999")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Heure\u00a0: à préciser", page, StringComparison.Ordinal);
        Assert.Contains("Lieu\u00a0: à préciser", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task Programs_decide_about_pieces_and_what_they_read_may_be_sent_back()
    {
        await using var stage = await Backstage.SetAsync(d => d with { OnlineLink = "https://visio.example/abc" });
        using var program = stage.App.Visitor(key: stage.Key);
        using var decided = await program.PatchAsync($"/api/v1{stage.Path}", JsonContent.Create(Decided), Ct);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        var before = (await stage.Found()).Pieces.All;
        Assert.Equal(3, before.Count);

        var read = await program.GetStringAsync($"/api/v1{stage.Path}", Ct);
        using var document = JsonDocument.Parse(read);
        using var sent = await program.PatchAsync(
            $"/api/v1{stage.Path}",
            JsonContent.Create(new { pieces = document.RootElement.GetProperty("pieces") }),
            Ct
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(before, (await stage.Found()).Pieces.All);
    }

    [Theory]
    [InlineData("""{"pieces":[{"piece":"title"}]}""")]
    [InlineData("""{"pieces":[{"piece":"address","for":"friends"}]}""")]
    [InlineData("""{"pieces":[{"piece":"address","from":"soon"}]}""")]
    [InlineData("""{"pieces":[{"piece":"address","hoursBefore":0}]}""")]
    [InlineData("""{"pieces":[{"piece":"line-1"}]}""")]
    [InlineData("""{"pieces":[null]}""")]
    [InlineData("""{"pieces":{"piece":"address"}}""")]
    public async Task A_decision_that_cannot_be_read_changes_nothing(string body)
    {
        await using var stage = await Backstage.SetAsync();
        using var program = stage.App.Visitor(key: stage.Key);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await program.PatchAsync($"/api/v1{stage.Path}", content, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await stage.Found()).Pieces.IsEmpty);
    }
}
