using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Coming;

public sealed class ForgettingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("GUEST-6")]
    public async Task Thirty_days_after_the_end_nobody_is_known_and_the_count_stays()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var ticket = await app.Comes(id, party: 3, more: ("name", "Nour"));
        var end = (await app.Reload(id)).EndsAt;

        await app.PassAsync(end + Duration.FromDays(30) - Duration.FromMinutes(1) - app.Now());
        Assert.Equal(Guest.Nour, Assert.Single(await app.AnswersTo(id)).Email);
        await app.PassAsync(Duration.FromMinutes(2));

        var answer = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((null, null, ""), (answer.Email, answer.Name, answer.Code));
        Assert.NotEqual(32, answer.EmailHash.Length);
        Assert.Equal(3, (await app.Reload(id)).PeopleComing);
        Assert.Equal(0, await app.Look(db => db.Set<LetterRow>().CountAsync(l => l.EventId == id, Ct)));
        using var visitor = app.Visitor();
        await visitor.Reads(ticket, System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_event_that_moves_keeps_its_people_until_its_new_day()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        await app.Comes(id);
        await app.Change(
            id,
            e => e.Edit(new EventDetails { Title = e.Title, Schedule = e.Schedule.PlusDays(10) }, null, app.Now())
        );
        await app.DrainAsync();

        await app.PassAsync(Duration.FromDays(18 + 31));
        Assert.NotNull(Assert.Single(await app.AnswersTo(id)).Email);
        await app.PassAsync(Duration.FromDays(10));
        Assert.Null(Assert.Single(await app.AnswersTo(id)).Email);
    }

    [Fact]
    public async Task A_deleted_event_forgets_its_people_within_a_day()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var ticket = await app.Comes(id);
        await app.Change(id, e => e.Delete(app.Now()));
        using var visitor = app.Visitor();
        await visitor.Reads(ticket, System.Net.HttpStatusCode.Gone);

        await app.PassAsync(Duration.FromDays(2));

        Assert.Null(Assert.Single(await app.AnswersTo(id)).Email);
    }
}
