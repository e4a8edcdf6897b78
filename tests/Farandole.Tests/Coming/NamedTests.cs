using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>Where the organizers allow it, a name is enough to come.</summary>
public sealed class NamedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("GUEST-1")]
    public async Task A_name_is_enough_where_the_organizers_say_so()
    {
        await using var app = await App.StartAsync();
        var id = await TakingNames(app, capacity: 3);
        using var visitor = app.Visitor();
        Assert.Contains("Un nom suffit", await visitor.Reads($"/events/{id}"), StringComparison.Ordinal);

        var ticket = (await visitor.Comes(id, "Tata Jo", party: 2)).Headers.Location!.ToString();

        Assert.StartsWith("/t/ft1_", ticket, StringComparison.Ordinal);
        Assert.Equal((2, 2), await app.Counts(id));
        var page = await visitor.Reads(ticket);
        Assert.Contains("vous êtes sur la liste", page, StringComparison.Ordinal);
        Assert.Contains("Gardez votre lien", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/notifications", page, StringComparison.Ordinal);
        var path = ticket[..ticket.IndexOf('?', StringComparison.Ordinal)];
        Assert.Contains("BEGIN:VEVENT", await visitor.Reads($"{path}/event.ics"), StringComparison.Ordinal);

        (await visitor.Send($"{path}/answer", ("answer", "coming"), ("party", "3"))).ShouldLeadTo(
            $"{path}?done=changed"
        );
        Assert.Equal((3, 3), await app.Counts(id));
        (await visitor.Send($"{path}/withdrawal")).ShouldLeadTo(path);
        Assert.Equal((0, 0), await app.Counts(id));
        await app.DrainAsync();
        Assert.Empty(app.Letters());
    }

    [Fact]
    public async Task Elsewhere_a_name_is_not_enough()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var visitor = app.Visitor();
        var refused = await visitor.Comes(id, "Tata Jo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("Écrivez une adresse e-mail complète", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Tata Jo\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "coming", "ou au moins un nom")]
    [InlineData("Jo", "interested", "il faut une adresse e-mail")]
    [InlineData("Jo", "waiting", "il faut une adresse e-mail")]
    public async Task What_only_a_letter_could_tell_asks_for_an_address(string name, string answer, string error)
    {
        await using var app = await App.StartAsync();
        var id = await TakingNames(app);
        using var visitor = app.Visitor();
        var refused = await visitor.Comes(id, name, answer: answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(error, await refused.Page(), StringComparison.Ordinal);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task Two_of_the_same_name_are_two_people_and_seats_are_never_exceeded()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await TakingNames(app, capacity: 5);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    using var visitor = app.Visitor();
                    return (await visitor.Comes(id, "Jo")).StatusCode;
                })
        );
        Assert.Equal(5, answers.Count(a => a == HttpStatusCode.SeeOther));
        Assert.Equal(15, answers.Count(a => a == HttpStatusCode.Conflict));
        Assert.Equal((5, 5), await app.Counts(id));
    }

    [Fact]
    public async Task A_program_that_gives_a_name_gets_the_link()
    {
        await using var app = await App.StartAsync();
        var id = await TakingNames(app);
        using var visitor = app.Visitor();
        var said = await visitor.PostAsJsonAsync($"/api/v1/events/{id}/participations", new { name = "Jo" }, Ct);
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        var sent = JsonDocument.Parse(await said.Page()).RootElement;
        Assert.Equal("in", sent.GetProperty("status").GetString());
        var link = new Uri(sent.GetProperty("link").GetString()!).AbsolutePath;
        Assert.Contains("Gardez votre lien", await visitor.Reads(link), StringComparison.Ordinal);
        Assert.Contains("\"takesNames\":true", await visitor.Reads($"/api/v1/events/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_name_alone_is_forgotten_with_the_others()
    {
        await using var app = await App.StartAsync();
        var id = await TakingNames(app);
        using var visitor = app.Visitor();
        var ticket = (await visitor.Comes(id, "Tata Jo")).Headers.Location!.ToString();
        await app.DrainAsync();
        await app.PassAsync(Duration.FromDays(70));
        var left = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((null, ""), (left.Name, left.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(ticket, Ct)).StatusCode);
    }

    private static Task<EventId> TakingNames(App app, int? capacity = null) =>
        app.Announce(capacity, with: d => d with { TakesNames = true });
}

internal static class NamedGuest
{
    /// <summary>Answers without an address.</summary>
    public static Task<HttpResponseMessage> Comes(
        this HttpClient visitor,
        EventId id,
        string name,
        int party = 1,
        string answer = "coming"
    ) =>
        visitor.Send(
            $"/events/{id}/participations",
            ("answer", answer),
            ("party", $"{party}"),
            ("name", name),
            ("exposure", "organizers")
        );
}
