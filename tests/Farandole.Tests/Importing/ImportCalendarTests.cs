using Farandole.Domain.Events;
using Farandole.Features.Importing;
using Farandole.Tests.Calendars;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Importing;

public sealed class ImportCalendarTests
{
    private static readonly string Ball = Files.Calendar(
        Files.Event(
            "DTSTART;TZID=Europe/Paris:20270320T200000",
            "LOCATION:Maison du canal\\, 12 quai de l’Écluse\\, 69003 Lyon",
            "DESCRIPTION:Venez **danser**",
            "URL:https://example.org/bal"
        )
    );

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task An_entry_becomes_a_published_and_listed_event_with_its_place_and_text()
    {
        await using var app = await App.StartAsync();

        var report = await Desk.ImportAsync(app, Ball);

        Assert.Equal(1, report.Count(Outcome.New));
        var made = await app.Look(db => db.AllEvents.SingleAsync());
        Assert.Equal("Bal", made.Title);
        Assert.Equal(Schedule.Of(new(2027, 3, 20), new(20, 0), null, null, "Europe/Paris"), made.Schedule);
        Assert.Equal(("Maison du canal", "12 quai de l’Écluse, 69003 Lyon"), (made.PlaceName, made.PlaceAddress));
        Assert.Equal((45.7, 4.8), (Math.Round(made.Latitude!.Value, 1), Math.Round(made.Longitude!.Value, 1)));
        Assert.Contains("<strong>danser</strong>", made.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/bal\"", made.Html, StringComparison.Ordinal);
        Assert.NotNull(made.PublishedAt);
        Assert.NotNull(made.ListedAt);
    }

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task The_same_file_twice_makes_one_event_and_changes_nothing()
    {
        await using var app = await App.StartAsync();
        await Desk.ImportAsync(app, Files.Sample("association.ics"));
        var before = await Snapshot(app);

        var report = await Desk.ImportAsync(app, Files.Sample("association.ics"));

        Assert.NotEmpty(before);
        Assert.Equal(before.Count, report.Count(Outcome.Same));
        Assert.Equal((0, 0), (report.Count(Outcome.New), report.Count(Outcome.Changed)));
        Assert.Equal(before, await Snapshot(app));
    }

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task An_entry_that_changed_changes_its_event_and_leaves_what_calendars_do_not_tell()
    {
        await using var app = await App.StartAsync();
        await Desk.ImportAsync(app, Ball);
        await app.Writer.Write(
            async (db, ct) =>
            {
                var here = await db.AllEvents.AsTracking().SingleAsync(ct);
                var details = new EventDetails
                {
                    Title = here.Title,
                    Schedule = here.Schedule,
                    Place = here.Place,
                    Text = here.Text,
                    Capacity = 40,
                    Contact = "Ada",
                    Visibility = Visibility.Unlisted,
                };
                here.Edit(details, null, app.Clock.GetCurrentInstant());
            },
            TestContext.Current.CancellationToken
        );

        var report = await Desk.ImportAsync(app, Ball.Replace("T200000", "T210000", StringComparison.Ordinal));

        Assert.Equal(1, report.Count(Outcome.Changed));
        var after = await app.Look(db => db.AllEvents.Include(e => e.Changes).SingleAsync());
        Assert.Equal(new LocalTime(21, 0), after.Time);
        Assert.Equal((40, "Ada", Visibility.Unlisted), (after.Capacity, after.Contact, after.Visibility));
        Assert.Contains(after.Changes, c => c is { Piece: Piece.Time, Before: "20:00", After: "21:00", By: "import" });
    }

    [Fact]
    public async Task What_it_would_do_is_what_it_does_and_trying_writes_nothing()
    {
        await using var app = await App.StartAsync();
        var sample = Files.Sample("association.ics");

        var tried = await Desk.TryAsync(app, sample);

        Assert.Empty(await Snapshot(app));
        Assert.Equal(
            tried.Verdicts.Select(v => (v.Line, v.Outcome)),
            (await Desk.ImportAsync(app, sample)).Verdicts.Select(v => (v.Line, v.Outcome))
        );
        await Desk.ImportAsync(app, Ball);
        var later = await Desk.TryAsync(app, Ball.Replace("T200000", "T210000", StringComparison.Ordinal));
        Assert.Equal(Outcome.Changed, Assert.Single(later.Verdicts).Outcome);
        Assert.Equal(
            new LocalTime(20, 0),
            await app.Look(db => db.AllEvents.Where(e => e.Title == "Bal").Select(e => e.Time).SingleAsync())
        );
    }

    [Fact]
    public async Task A_deleted_event_does_not_come_back_and_a_private_entry_does_not_come_at_all()
    {
        await using var app = await App.StartAsync();
        await Desk.ImportAsync(app, Ball);
        await app.Writer.Write(
            async (db, ct) => (await db.AllEvents.AsTracking().SingleAsync(ct)).Delete(app.Clock.GetCurrentInstant()),
            TestContext.Current.CancellationToken
        );

        var report = await Desk.ImportAsync(app, Ball);
        Assert.Equal(["import.skipped.event.deleted"], Assert.Single(report.Verdicts).Remarks);

        var secret = Files.Calendar(
            Files.Event("DTSTART:20270320T200000Z", "CLASS:PRIVATE").Replace("one@", "two@", StringComparison.Ordinal)
        );
        report = await Desk.ImportAsync(app, secret);
        Assert.Equal(["import.skipped.private"], Assert.Single(report.Verdicts).Remarks);
        Assert.Equal(1, await app.Look(db => db.AllEvents.CountAsync()));
    }

    [Fact]
    public async Task A_cancelled_entry_cancels_its_event_for_good()
    {
        await using var app = await App.StartAsync();
        await Desk.ImportAsync(app, Ball);

        var report = await Desk.ImportAsync(
            app,
            Ball.Replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY", StringComparison.Ordinal)
        );
        Assert.Equal(1, report.Count(Outcome.Changed));
        Assert.Equal(EventStatus.Cancelled, await app.Look(db => db.AllEvents.Select(e => e.Status).SingleAsync()));

        report = await Desk.ImportAsync(app, Ball.Replace("Bal\n", "Bal masqué\n", StringComparison.Ordinal));
        Assert.Equal(["import.skipped.event.cancelled"], Assert.Single(report.Verdicts).Remarks);
    }

    [Fact]
    public async Task A_place_that_is_a_link_is_where_it_is_online()
    {
        await using var app = await App.StartAsync();
        await Desk.ImportAsync(
            app,
            Files.Calendar(Files.Event("DTSTART:20270320T200000Z", "LOCATION:https://visio.example.org/bal"))
        );

        var made = await app.Look(db => db.AllEvents.SingleAsync());
        Assert.Equal((null, "https://visio.example.org/bal"), (made.PlaceName, made.OnlineLink));
    }

    [Fact]
    public async Task What_is_too_long_for_us_is_cut_and_still_comes()
    {
        await using var app = await App.StartAsync();
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 400));
        var words = string.Concat(Enumerable.Repeat("mot ", 8_000));

        await Desk.ImportAsync(
            app,
            Files
                .Calendar(Files.Event("DTSTART:20270320T200000Z", $"LOCATION:{family}", $"DESCRIPTION:{words}"))
                .Replace("SUMMARY:Bal", $"SUMMARY:{family}", StringComparison.Ordinal)
                .Replace("one@example.org", new string('u', 900), StringComparison.Ordinal)
        );

        var made = await app.Look(db => db.AllEvents.SingleAsync());
        Assert.EndsWith("…", made.Title, StringComparison.Ordinal);
        Assert.True(made.Title.Length <= 600 && made.PlaceName!.Length <= 800);
        Assert.Equal(EventDetails.MaxText, made.Text!.Length);
    }

    [Fact]
    [Requirement("COMMUNITY-6")]
    public async Task A_whole_city_comes_in_moved_to_a_coming_week()
    {
        Assert.SkipUnless(
            Files.Shared("paris-open-data.ics") is not null,
            "The file of the city is not beside the repository."
        );
        await using var app = await App.StartAsync();
        var paris = Files.Shared("paris-open-data.ics")!;
        var options = new ImportOptions(Visibility.Public, new LocalDate(2027, 3, 8));

        var report = await Desk.ImportAsync(app, paris, options);
        var again = await Desk.ImportAsync(app, paris, options);

        var entries = paris.Split("BEGIN:VEVENT").Length - 1;
        Assert.Equal((entries, 0), (report.Count(Outcome.New), report.Count(Outcome.Skipped)));
        Assert.Equal(entries, again.Count(Outcome.Same));
        Assert.Equal(
            entries,
            await app.Look(db => db.AllEvents.CountAsync(e => e.ListedAt != null && e.Latitude != null))
        );
    }

    private static Task<List<(string?, string, int)>> Snapshot(App app) =>
        app.Look(async db =>
            (await db.AllEvents.OrderBy(e => e.ImportUid).ToListAsync())
                .Select(e => (e.ImportUid, e.Title, e.Revision))
                .ToList()
        );
}
