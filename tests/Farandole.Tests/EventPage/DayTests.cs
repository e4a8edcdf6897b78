using System.Net;
using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Tests.EventPage;

public sealed class DayTests
{
    [Fact]
    [Requirement("PUBLIC-7")]
    public async Task The_page_of_the_day_says_where_when_and_whom_to_call()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d =>
            d with
            {
                Place = new Place("MJC", "12 rue des Lilas, Givors", 45.5889, 4.7701),
                Contact = "06 12 34 56 78",
            }
        );

        var page = await app.Visitor().Get($"/events/{id}/day");

        Assert.Contains("Bal folk", page);
        Assert.Contains("Samedi 20 mars 2027, de 14\u00a0h à 18\u00a0h", page);
        Assert.Contains("12 rue des Lilas, Givors", page);
        Assert.Contains("href=\"tel:0612345678\"", page);
        Assert.Contains("href=\"geo:45.5889,4.7701\"", page);
        Assert.Contains("À jour le mardi 2 mars à 10\u00a0h.", page);
        Assert.Contains("data-until=\"2027-03-21T17:00:00Z\"", page);
        Assert.DoesNotContain("name=\"email\"", page);
    }

    [Fact]
    [Requirement("PUBLIC-7")]
    public async Task The_event_leads_to_it_from_the_day_before_until_the_end()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var link = $"/events/{id}/day";
        Assert.DoesNotContain(link, await app.Visitor().Get($"/events/{id}"));

        app.Clock.Reset(Instant.FromUtc(2027, 3, 19, 13, 0));
        Assert.Contains(link, await app.Visitor("en").Get($"/events/{id}"));

        await app.Change(id, (e, now) => e.Say(EventStatus.Cancelled, "La salle est fermée", null, now));
        Assert.DoesNotContain(link, await app.Visitor().Get($"/events/{id}"));
        Assert.Contains("La salle est fermée", await app.Visitor().Get(link));
    }

    [Fact]
    public async Task A_private_event_has_no_page_of_the_day_for_strangers()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Secret", Visibility.Private);

        using var answer = await app.Visitor().Ask($"/events/{id}/day");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var mine = await app.Visitor(key: await app.Key(id)).Ask($"/events/{id}/day");
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal("no-store", mine.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Its_worker_stands_at_the_root_and_is_never_an_old_one()
    {
        await using var app = await App.StartAsync();

        using var worker = await app.Visitor().Ask("/day-worker.js");

        Assert.Equal("text/javascript", worker.Content.Headers.ContentType?.MediaType);
        Assert.True(worker.Headers.CacheControl?.NoCache);
        Assert.Contains("/day$", await worker.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
