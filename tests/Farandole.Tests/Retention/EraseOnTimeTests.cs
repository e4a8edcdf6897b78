using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Media.Pictures;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Retention;

public sealed partial class EraseOnTimeTests
{
    private static readonly Duration UntilTheEnd = Duration.FromDays(18) + Duration.FromHours(13);

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_nothing_is_left_of_those_who_answered_but_their_number()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Answer(app, id, "canari-adresse@example.org", party: 3, confirmed: true);

        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.NotNull((await app.Look(db => db.Participations.SingleAsync())).Email);

        await app.PassAsync(Duration.FromDays(2));
        var answer = await app.Look(db => db.Participations.SingleAsync());
        Assert.Equal((null, null, null, 3), (answer.Email, answer.Name, answer.Message, answer.Party));
        await AssertForgotten(app, "canari-adresse", "canari-nom", "canari-mot");

        await app.PassAsync(Duration.FromDays(60));
        Assert.Equal(0, await app.Look(db => db.Participations.CountAsync()));
        Assert.Equal(3, await app.Look(db => db.AllEvents.Select(e => e.PeopleComing).SingleAsync()));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_answer_that_nobody_confirms_is_gone_after_a_day_and_its_seats_are_free()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app, capacity: 10);
        await Seeds.Answer(app, id, "vient@example.org", party: 2, confirmed: true);
        await Seeds.Answer(app, id, "canari-adresse@example.org", party: 4, confirmed: false);

        await app.PassAsync(Duration.FromHours(25));

        Assert.Equal(["vient@example.org"], await app.Look(db => db.Participations.Select(p => p.Email).ToListAsync()));
        Assert.Equal(2, await app.Look(db => db.AllEvents.Select(e => e.SeatsTaken).SingleAsync()));
        await AssertForgotten(app, "canari-adresse");
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_address_of_a_key_is_gone_after_a_day_unless_it_was_confirmed()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Key(app, id, KeyKind.Organizer, "canari-adresse@example.org", used: false);
        await Seeds.Key(app, id, KeyKind.Organizer, "reste@example.org", used: true);

        await app.PassAsync(Duration.FromHours(25));

        var keys = await app.Look(db => db.Keys.ToListAsync());
        Assert.Equal(2, keys.Count);
        Assert.Equal(["reste@example.org"], keys.Select(k => k.Email).OfType<string>());
        Assert.Single(keys, k => k.EmailHash is not null);
        await AssertForgotten(app, "canari-adresse");
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Keys_lose_their_owners_a_month_after_the_event_and_are_gone_after_three()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Key(app, id, KeyKind.Organizer, "canari-adresse@example.org", used: true);
        var mine = await Seeds.Key(app, null, KeyKind.Instance, "instance@example.org", used: true);

        await app.PassAsync(UntilTheEnd + Duration.FromDays(31));
        var key = await app.Look(db => db.Keys.SingleAsync(k => k.EventId == id));
        Assert.Equal((null, null, null), (key.Email, key.EmailHash, key.Label));

        await app.PassAsync(Duration.FromDays(60));
        Assert.Equal([mine], await app.Look(db => db.Keys.Select(k => k.Id).ToListAsync()));
        Assert.Equal("instance@example.org", await app.Look(db => db.Keys.Select(k => k.Email).SingleAsync()));
        await AssertForgotten(app, "canari-adresse");
    }

    [Fact]
    public async Task A_key_that_a_session_holds_open_is_gone_all_the_same()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        var key = await Seeds.Key(app, id, KeyKind.Organizer, "cle@example.org", used: true);
        await app.PassAsync(UntilTheEnd + Duration.FromDays(90) - Duration.FromHours(1));
        await AddSession(app, key);

        await app.PassAsync(Duration.FromHours(2));

        Assert.Equal(0, await app.Look(db => db.Keys.CountAsync()));
        Assert.Equal(1, await app.Look(db => db.Set<Session>().CountAsync()));
    }

    [Fact]
    public async Task A_session_is_gone_when_its_eight_hours_are_over()
    {
        await using var app = await Seeds.StartAsync();
        await AddSession(app, null);

        await app.PassAsync(Duration.FromHours(7));
        Assert.Equal(1, await app.Look(db => db.Set<Session>().CountAsync()));
        await app.PassAsync(Duration.FromHours(2));
        Assert.Equal(0, await app.Look(db => db.Set<Session>().CountAsync()));
    }

    [Fact]
    public async Task Facts_and_letters_go_after_a_month_and_parked_jobs_after_three()
    {
        await using var app = await Seeds.StartAsync();
        var now = app.Clock.GetCurrentInstant();
        await Seeds.Event(app);
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new LetterRow
                    {
                        AddressHash = [1],
                        Kind = "k",
                        Solicited = true,
                        At = now,
                    }
                );
                db.Add(
                    new JobRow
                    {
                        Kind = "Lost",
                        Body = "{}",
                        DueAt = now,
                        ParkedAt = now,
                    }
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

        await app.PassAsync(Duration.FromDays(29));
        Assert.Equal((true, true, true), await Left(app));
        await app.PassAsync(Duration.FromDays(2));
        Assert.Equal((false, false, true), await Left(app));
        await app.PassAsync(Duration.FromDays(60));
        Assert.Equal((false, false, false), await Left(app));
    }

    private static Task<(bool Facts, bool Letters, bool Jobs)> Left(App app) =>
        app.Look(async db =>
            (
                await db.Set<FactRow>().AnyAsync(),
                await db.Set<LetterRow>().AnyAsync(),
                await db.Set<JobRow>().AnyAsync(j => j.Kind == "Lost")
            )
        );

    [Fact]
    public async Task A_picture_that_no_event_shows_is_gone_after_a_day_with_its_files()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        var (shown, replaced, lost) = (PictureId.New(), PictureId.New(), PictureId.New());
        await AddPicture(app, shown, id);
        await AddPicture(app, replaced, id);
        await AddPicture(app, lost, null);
        await app.Writer.Write(
            async (db, ct) =>
                (await db.AllEvents.AsTracking().SingleAsync(ct)).Illustrate(
                    shown,
                    null,
                    null,
                    app.Clock.GetCurrentInstant()
                ),
            TestContext.Current.CancellationToken
        );

        await app.PassAsync(Duration.FromHours(23));
        Assert.Equal(3, await app.Look(db => db.Set<PictureRow>().CountAsync()));
        await app.PassAsync(Duration.FromHours(2));

        Assert.Equal([shown], await app.Look(db => db.Set<PictureRow>().Select(p => p.Id).ToListAsync()));
        Assert.Equal([$"{shown}-s.webp", $"{shown}.webp"], Files(app));
    }

    [Fact]
    public async Task One_round_plans_the_next_and_an_early_one_erases_nothing()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Seeds.Answer(app, id, "attend@example.org", party: 1, confirmed: false);

        for (var hours = 0; hours < 23; hours++)
            await app.PassAsync(Duration.FromHours(1));

        Assert.Equal(1, await app.Look(db => db.Participations.CountAsync()));
        Assert.Equal(1, await app.Look(db => db.Set<JobRow>().CountAsync(j => j.Kind == "EraseOnTime")));
        Assert.Equal(1, await app.Look(db => db.Set<JobRow>().CountAsync(j => j.Kind == "CheckCounts")));
    }

    /// <summary>In no row; and on SQLite in no byte of the files: what is erased there is overwritten.</summary>
    private static async Task AssertForgotten(App app, params string[] canaries)
    {
        var left = await app.Look(async db =>
            string.Join(
                '\n',
                (await db.Participations.ToListAsync())
                    .Select(p => $"{p.Email} {p.Name} {p.Message}")
                    .Concat((await db.Keys.ToListAsync()).Select(k => $"{k.Email} {k.Label}"))
                    .Concat((await db.Set<JobRow>().ToListAsync()).Select(j => j.Body))
                    .Concat((await db.Set<FactRow>().ToListAsync()).Select(f => f.Body))
            )
        );
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, left, StringComparison.Ordinal));
        if (TestDatabase.OnPostgres)
            return;
        var folder = Path.GetDirectoryName(app.Database.Setting["Data Source=".Length..])!;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var bytes = await ReadAsync(file);
            Assert.All(canaries, canary => Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(canary)) < 0, file));
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static Task AddSession(App app, KeyId? key) =>
        app.Writer.Write(
            (db, _) =>
            {
                var now = app.Clock.GetCurrentInstant();
                db.Add(
                    new Session
                    {
                        Id = new byte[32],
                        CreatedAt = now,
                        ExpiresAt = now + Duration.FromHours(8),
                    }
                );
                db.Add(
                    new SessionGrant
                    {
                        SessionId = new byte[32],
                        KeyId = key,
                        Kind = "Organizer",
                    }
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

    private static async Task AddPicture(App app, PictureId id, EventId? shownBy)
    {
        var incoming = app.Services.GetRequiredService<PictureStore>().Expect() with { Id = id };
        await File.WriteAllTextAsync(incoming.Clean, "page", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(incoming.Thumbnail, "thumbnail", TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<PictureStore>().Keep(incoming);
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new PictureRow
                    {
                        Id = id,
                        EventId = shownBy,
                        Bytes = 4,
                        Width = 1,
                        Height = 1,
                        CreatedAt = app.Clock.GetCurrentInstant(),
                    }
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
    }

    private static IEnumerable<string?> Files(App app) =>
        Directory
            .EnumerateFiles(Path.Combine(app.DataFolder, "pictures"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
}
