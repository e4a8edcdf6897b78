using System.Net;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>The way to one's own site.</summary>
public sealed class InteractTests
{
    [Fact]
    public async Task Who_has_an_account_elsewhere_is_led_there_with_the_event()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        Serves(there, $"{there.Origin}/authorize_interaction?uri={{uri}}");
        using var visitor = app.Visitor();
        Assert.Contains($"/events/{id}/interact", await visitor.Page($"/events/{id}"), StringComparison.Ordinal);
        var form = await visitor.Get($"/events/{id}/interact");
        Assert.Contains(
            "form-action 'self' http:",
            form.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        var led = await visitor.Post($"/events/{id}/interact", ("account", $"@zoe@127.0.0.1:{there.Port}"));
        Assert.Equal(HttpStatusCode.SeeOther, led.StatusCode);
        Assert.Equal(
            $"{there.Origin}/authorize_interaction?uri={Uri.EscapeDataString(Visitors.AddressOf(id))}",
            led.Headers.Location!.AbsoluteUri
        );
    }

    [Theory]
    [InlineData("zoe", "nom@site")]
    [InlineData("zoe@nowhere.invalid", "ne connaît personne")]
    [InlineData("zoe@127.0.0.1:{port}", "ne dit pas où")]
    public async Task What_leads_nowhere_is_said_beside_what_was_typed(string typed, string said)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        Serves(there, "javascript:alert({uri})");
        typed = typed.Replace("{port}", $"{there.Port}", StringComparison.Ordinal);
        using var visitor = app.Visitor();
        var answer = await visitor.Post($"/events/{id}/interact", ("account", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_servers_know_nothing_of_leads_nowhere()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Visibility = Visibility.Unlisted });
        using var visitor = app.Visitor();
        Assert.DoesNotContain("/interact", await visitor.Page($"/events/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/events/{id}/interact")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.Post($"/events/{id}/interact", ("account", "zoe@example.org"))).StatusCode
        );
    }

    private static void Serves(Neighbour there, string template) =>
        there.Documents["/.well-known/webfinger"] = JsonSerializer.Serialize(
            new
            {
                subject = $"acct:zoe@127.0.0.1:{there.Port}",
                links = new object[]
                {
                    new
                    {
                        rel = "self",
                        type = "application/activity+json",
                        href = there.Actor,
                    },
                    new { rel = "http://ostatus.org/schema/1.0/subscribe", template },
                },
            }
        );
}
