using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Announcing;

public sealed partial class KeysTests
{
    private const string Malika = "malika@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("CREATE-3")]
    public async Task The_key_is_shown_once_and_opens_the_backstage()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        var answer = await visitor.Send(seal, Announcer.March);
        var key = Key().Match(await answer.Page()).Value;
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var made = await app.Only();
        using var elsewhere = app.Visitor(key: key);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync($"/events/{made.Id}/edit", Ct)).StatusCode);
        app.Clock.Advance(Duration.FromMinutes(11));
        var again = await (await visitor.Send(seal, Announcer.March)).Page();
        Assert.Contains("déjà créé", again, StringComparison.Ordinal);
        Assert.DoesNotMatch(Key(), again);
        Assert.Equal(1, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }

    [Fact]
    public async Task Two_taps_make_one_event_and_both_answers_show_the_same_key()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        var answers = await Task.WhenAll(visitor.Send(seal, Announcer.March), visitor.Send(seal, Announcer.March));
        var keys = await Task.WhenAll(answers.Select(async a => Key().Match(await a.Page()).Value));
        Assert.Equal(keys[0], keys[1]);
        Assert.Single(await app.Look(db => db.AllEvents.ToListAsync(Ct)));
        Assert.Single(await app.Look(db => db.Keys.ToListAsync(Ct)));
    }

    [Theory]
    [InlineData("fr", "Votre clé pour «\u202fGrande marche pour l’eau\u202f»")]
    [InlineData("en", "Your key for “Grande marche pour l’eau”")]
    [Requirement("CREATE-3")]
    public async Task The_letter_holds_a_key_of_its_own_and_the_link_to_share(string language, string subject)
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(app.Visitor(language), [.. Announcer.March, ("email", Malika)]);
        var shown = Key().Match(await answer.Page()).Value;
        await app.DrainAsync();
        var letter = Assert.Single(app.LettersTo(Malika));
        var made = await app.Only();
        var sent = Key().Match(letter.TextBody ?? "").Value;
        Assert.Equal(subject, letter.Subject);
        Assert.NotEqual(shown, sent);
        Assert.Contains($"http://farandole.test/manage#{sent}", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"http://farandole.test/e/{made.Code}", letter.TextBody, StringComparison.Ordinal);
        var opened = await app.Look(db => db.FindKey(sent, Ct));
        Assert.Equal((made.Id, Malika), (opened!.EventId!.Value, opened.Email));
    }

    [Fact]
    public async Task A_letter_written_twice_leaves_once_and_its_key_goes_on()
    {
        await using var app = await App.StartAsync();
        await app.Create(app.Visitor(), [.. Announcer.March, ("email", Malika)]);
        var due = await app.Look(db => db.Set<JobRow>().SingleAsync(j => j.Kind == "SendOrganizersKey", Ct));
        await app.DrainAsync();
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new JobRow
                    {
                        Kind = due.Kind,
                        Body = due.Body,
                        DueAt = due.DueAt,
                    }
                );
                return Task.CompletedTask;
            },
            Ct
        );
        await app.DrainAsync();
        var sent = Key().Match(Assert.Single(app.LettersTo(Malika)).TextBody ?? "").Value;
        Assert.NotNull(await app.Look(db => db.FindKey(sent, Ct)));
    }

    [Fact]
    [Requirement("CREATE-3")]
    public async Task No_secret_lies_in_the_database_in_the_clear()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(app.Visitor(), [.. Announcer.March, ("email", Malika)]);
        var before = await Everything(app);
        await app.DrainAsync();
        var after = await Everything(app);
        string[] keys = [Key().Match(await answer.Page()).Value, Key().Match(app.LettersTo(Malika)[0].TextBody ?? "").Value];
        Assert.All(
            keys,
            key =>
            {
                Assert.DoesNotContain(key[21..], before, StringComparison.Ordinal);
                Assert.DoesNotContain(key[21..], after, StringComparison.Ordinal);
            }
        );
        Assert.DoesNotContain(Malika, await Jobs(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_no_address_can_have_the_key_sent_after_all()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var wrong = await browser.Post(made, "key-letter", ("email", "malika@"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var right = await browser.Post(made, "key-letter", ("email", Malika));
        Assert.Contains("m••••a@exemple.fr", await right.Page(), StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Matches(Key(), Assert.Single(app.LettersTo(Malika)).TextBody);
        using var stranger = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(made, "key-letter", ("email", Malika))).StatusCode);
    }

    /// <summary>The file byte by byte on SQLite (with what is still in its log); on PostgreSQL every row as text.</summary>
    private static async Task<string> Everything(App app)
    {
        if (!TestDatabase.OnPostgres)
        {
            var file = app.Database.Setting["Data Source=".Length..];
            return string.Concat(
                new[] { file, file + "-wal" }.Where(File.Exists).Select(f => Encoding.Latin1.GetString(Read(f)))
            );
        }
        await using var connection = app.Database.Connect();
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT coalesce(string_agg(t, ' '), '') FROM (
              SELECT jobs::text AS t FROM jobs UNION ALL SELECT facts::text FROM facts
              UNION ALL SELECT event_keys::text FROM event_keys UNION ALL SELECT events::text FROM events
              UNION ALL SELECT letters::text FROM letters) AS rows
            """;
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static byte[] Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<string> Jobs(App app) =>
        string.Concat(await app.Look(db => db.Set<JobRow>().Select(j => j.Body).ToListAsync(Ct)));

    [GeneratedRegex("fo1_[A-Za-z0-9_-]{16}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();
}
