using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Retention;

public sealed class CheckCountsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 9)]
    public async Task A_counter_that_differs_from_its_answers_is_mended_in_the_night(int seats, int people)
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app, capacity: 10);
        await Seeds.Answer(app, id, "a@example.org", party: 2, confirmed: true);
        await Seeds.Answer(app, id, "b@example.org", party: 3, confirmed: false);
        await app.Writer.Write(
            (db, ct) =>
                db.AllEvents.ExecuteUpdateAsync(
                    s => s.SetProperty(e => e.SeatsTaken, seats).SetProperty(e => e.PeopleComing, people),
                    ct
                ),
            TestContext.Current.CancellationToken
        );

        await app.PassAsync(Duration.FromMinutes(5));

        Assert.Equal((5, 2), await Counts(app));
    }

    [Fact]
    public async Task What_is_really_taken_is_told_even_above_the_capacity()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app, capacity: 4);
        await Seeds.Answer(app, id, "a@example.org", party: 4, confirmed: true);
        await app.Writer.Write(
            async (db, ct) =>
            {
                await db.AllEvents.ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, 1), ct);
                await db.Participations.ExecuteUpdateAsync(s => s.SetProperty(p => p.Seats, 6), ct);
            },
            TestContext.Current.CancellationToken
        );

        await app.PassAsync(Duration.FromMinutes(5));

        Assert.Equal((6, 4), await Counts(app));
    }

    [Fact]
    public async Task The_number_that_stays_after_the_answers_are_erased_is_left_alone()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Answer(app, id, "a@example.org", party: 2, confirmed: true);

        await app.PassAsync(Duration.FromDays(60));
        await app.PassAsync(Duration.FromDays(1));

        Assert.Equal((2, 2), await Counts(app));
    }

    private static Task<(int, int)> Counts(App app) =>
        app.Look(async db =>
        {
            var found = await db.AllEvents.SingleAsync();
            return (found.SeatsTaken, found.PeopleComing);
        });
}
