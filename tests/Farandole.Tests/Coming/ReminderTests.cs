using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Coming;

public sealed class ReminderTests
{
    private static readonly DateTimeZone Paris = Zones.Of("Europe/Paris");

    [Fact]
    [Requirement("GUEST-2")]
    public async Task The_reminder_leaves_at_the_same_wall_time_the_day_before_also_when_clocks_change()
    {
        await using var app = await App.StartAsync();
        // Clocks go from 2:00 to 3:00 that night: 23 hours lie between the two afternoons.
        var id = await app.Announce(schedule: On(new(2027, 3, 28)));
        await app.Comes(id, party: 3);

        await Until(app, new LocalDateTime(2027, 3, 27, 13, 59));
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
        await Until(app, new LocalDateTime(2027, 3, 27, 14, 0));

        var letter = app.LettersTo(Guest.Nour)[2];
        Assert.Equal("C’est demain\u00a0: Grande marche pour l’eau", letter.Subject);
        Assert.Contains("Vous aviez prévu de venir à 3", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Place Jean-Macé, Lyon", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/withdrawal", letter.TextBody, StringComparison.Ordinal);
        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal(3, app.LettersTo(Guest.Nour).Count);
    }

    [Fact]
    public async Task A_reminder_moves_with_its_event()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: On(new(2027, 3, 20)));
        await app.Comes(id);
        await Move(app, id, new(2027, 3, 22));

        await Until(app, new LocalDateTime(2027, 3, 19, 15, 0));
        Assert.Equal(0, Reminders(app));
        await Until(app, new LocalDateTime(2027, 3, 21, 15, 0));
        Assert.Equal(1, Reminders(app));

        // Put off once more, after the reminder: there is a new day to be reminded of.
        await Move(app, id, new(2027, 3, 29));
        await Until(app, new LocalDateTime(2027, 3, 28, 15, 0));
        Assert.Equal(2, Reminders(app));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_is_cancelled_or_does_not_want_to_or_comes_no_more()
    {
        await using var app = await App.StartAsync();
        var off = await app.Announce(schedule: On(new(2027, 3, 20)));
        var on = await app.Announce(schedule: On(new(2027, 3, 20)));
        await app.Comes(off);
        await app.Change(off, e => e.Say(EventStatus.Cancelled, "La salle est prise.", null, app.Now()));
        var quiet = await app.Comes(on, "quiet@exemple.fr");
        using var visitor = app.Visitor();
        (await visitor.Send($"{quiet}/notifications", ("changes", "true"))).ShouldLeadTo($"{quiet}?done=letters");
        await visitor.Send($"{await app.Comes(on, "gone@exemple.fr")}/withdrawal");
        await app.DrainAsync();
        var before = Reminders(app);

        await Until(app, new LocalDateTime(2027, 3, 19, 15, 0));

        Assert.Equal((0, 0), (before, Reminders(app)));
    }

    [Fact]
    public async Task Who_confirms_on_the_last_day_has_all_in_one_letter()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: On(new(2027, 3, 20)));
        await Until(app, new LocalDateTime(2027, 3, 19, 20, 0));

        await app.Comes(id);
        await Until(app, new LocalDateTime(2027, 3, 20, 13, 0));

        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
        Assert.Contains("Place Jean-Macé", app.LettersTo(Guest.Nour)[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_reminds_nobody_twice()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: On(new(2027, 3, 20)));
        await app.Comes(id);
        await Until(app, new LocalDateTime(2027, 3, 19, 14, 0));
        Assert.Equal(1, Reminders(app));

        app.Clock.Advance(-Duration.FromHours(1));
        await app.DrainAsync();
        // An organizer saves the same hour again meanwhile: its reminder is planned once more, and was sent.
        await Move(app, id, new(2027, 3, 21));
        await Move(app, id, new(2027, 3, 20));
        await app.PassAsync(Duration.FromHours(1));
        await app.PassAsync(Duration.FromHours(1));

        Assert.Equal(1, Reminders(app));
    }

    private static int Reminders(App app) =>
        app.Letters().Count(l => l.Subject?.StartsWith("C’est demain", StringComparison.Ordinal) == true);

    private static Schedule On(LocalDate day) => Schedule.Of(day, new(14, 0), null, new(18, 0), "Europe/Paris");

    private static async Task Move(App app, Domain.Kernel.EventId id, LocalDate day)
    {
        await app.Change(
            id,
            e =>
                e.Edit(
                    new EventDetails
                    {
                        Title = e.Title,
                        Schedule = On(day),
                        Place = e.Place,
                    },
                    null,
                    app.Now()
                )
        );
        await app.DrainAsync();
    }

    private static Task<int> Until(App app, LocalDateTime wall) => app.PassAsync(Paris.InstantOf(wall) - app.Now());
}
