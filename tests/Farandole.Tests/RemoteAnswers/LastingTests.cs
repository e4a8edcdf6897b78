using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Retention;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>What becomes of an answer from elsewhere: it waits, it hears of changes, it is forgotten.</summary>
public sealed class LastingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_it_is_full_they_wait_and_are_told_when_there_is_a_seat()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(capacity: 1);
        var ticket = await app.Comes(id);

        await there.Joins(app, id);
        Assert.Empty(there.Told());
        var waiting = (await app.AnswersTo(id))[1];
        Assert.True(waiting.IsWaiting);
        await there.Joins(app, id, "2");
        Assert.Equal(waiting.WaitsSince, (await app.AnswersTo(id))[1].WaitsSince);

        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/withdrawal");
        await app.DrainAsync();
        Assert.True((await app.AnswersTo(id))[1].IsComing);
        var yes = Assert.Single(there.Told());
        Assert.Equal(("Accept", $"{there.Origin}/joins/2"), (yes.Type, yes.Embedded!.Id));
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task In_the_last_hours_they_are_no_faster_than_who_waits_longer(bool somebodyWaits, bool comes)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(
            capacity: 1,
            schedule: Schedule.Of(new(2027, 3, 2), new(14, 0), null, null, "Europe/Paris")
        );
        var ticket = await app.Comes(id);
        if (somebodyWaits)
            await app.Comes(id, "awa@exemple.fr", 1, ("answer", "waiting"));
        app.Clock.Advance(Duration.FromSeconds(1));
        await there.Joins(app, id);
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/withdrawal");
        await app.DrainAsync();
        Assert.Equal(comes, (await app.AnswersTo(id))[^1].IsComing);
        Assert.Equal(comes ? 1 : 0, there.Told().Count);
    }

    [Fact]
    public async Task Who_is_gone_is_forgotten_and_their_seat_is_free()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(capacity: 1);
        await there.Joins(app, id, message: "À bientôt");
        await there.Does(app, "Delete", "delete", there.Actor);
        Assert.Equal((0, 0), await app.Counts(id));
        var left = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((null, null, ""), (left.Name, left.Message, left.Code));
        Assert.Equal(0, await app.Look(db => db.Set<RemoteAnswerRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task After_a_month_nobody_knows_who_it_was()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        await there.Joins(app, id);
        await ActivatorUtilities.CreateInstance<PlanRetention>(app.Services).Plan(Ct);
        await app.PassAsync(Duration.FromDays(60));
        await app.PassAsync(Duration.FromHours(2));
        Assert.Equal(0, await app.Look(db => db.Set<RemoteAnswerRow>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<RemoteActorRow>().CountAsync(Ct)));
        Assert.Null(Assert.Single(await app.AnswersTo(id)).Name);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task Whoever_comes_hears_of_changes_without_following_anybody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        await there.Joins(app, id);
        await app.Change(id, e => e.Say(EventStatus.Cancelled, "Il pleut.", null, app.Now()));
        await app.DrainAsync();
        Assert.Equal("Update", there.Activities[^1].Type);
        Assert.Equal(Visitors.AddressOf(id), there.Activities[^1].ObjectId);
    }
}
