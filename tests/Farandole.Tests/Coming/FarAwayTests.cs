using Farandole.Domain.Events;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>The event is in New York, the instance and its readers in Paris.</summary>
public sealed class FarAwayTests
{
    private const string Clock = "(heure de New York)";
    private static readonly LocalDate Day = new(2027, 3, 20);

    [Fact]
    public async Task Every_letter_says_whose_clock_its_hours_are()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: At(14));
        await app.Comes(id);
        var confirmed = app.LettersTo(Guest.Nour)[^1];
        Assert.Contains($"Samedi 20 mars 2027 à 14\u00a0h {Clock}", confirmed.TextBody, StringComparison.Ordinal);
        Assert.Contains(
            "DTSTART;TZID=America/New_York:20270320T140000",
            confirmed.Calendar(),
            StringComparison.Ordinal
        );

        await app.Change(id, e => e.Edit(Details(e, At(16)), null, app.Now()));
        await app.DrainAsync();
        await app.PassAsync(Duration.FromMinutes(10));
        var changed = app.LettersTo(Guest.Nour)[^1];
        Assert.Contains($"à 16\u00a0h {Clock}", changed.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reminder_leaves_by_the_clock_of_the_event_and_names_it()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: At(14));
        await app.Comes(id);
        // The same wall time the day before, in New York, whose clocks have gone forward already.
        await app.PassAsync(Instant.FromUtc(2027, 3, 19, 17, 59) - app.Now());
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
        await app.PassAsync(Duration.FromMinutes(1));

        var reminder = app.LettersTo(Guest.Nour)[2];
        Assert.StartsWith("C’est demain", reminder.Subject, StringComparison.Ordinal);
        Assert.Contains($"à 14\u00a0h {Clock}", reminder.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_names_the_clock_too()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(schedule: At(14));
        await app.Comes(id);
        await app.Change(id, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        await app.DrainAsync();

        Assert.Contains($"à 14\u00a0h {Clock}", app.LettersTo(Guest.Nour)[^1].TextBody, StringComparison.Ordinal);
    }

    private static Schedule At(int hour) => Schedule.Of(Day, new(hour, 0), null, null, "America/New_York");

    private static EventDetails Details(Event e, Schedule schedule) =>
        new()
        {
            Title = e.Title,
            Schedule = schedule,
            Place = e.Place,
        };
}
