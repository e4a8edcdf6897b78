using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Coming;

public sealed partial class LetterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_every_link_of_every_letter_changes_nothing()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce(capacity: 9);
        await app.Comes(id);
        using var other = app.Visitor();
        await other.Answers(id, "jo@exemple.fr");
        await app.PassAsync(Duration.FromDays(17) + Duration.FromHours(5));
        Assert.Contains(app.Letters(), l => l.Subject?.StartsWith("C’est demain", StringComparison.Ordinal) == true);
        await other.Answers(id, "eve@exemple.fr");
        await app.DrainAsync();
        var links = app.Letters()
            .SelectMany(l =>
                Links().Matches($"{l.TextBody} {WebUtility.HtmlDecode(l.HtmlBody)} {l.Headers["List-Unsubscribe"]}")
            )
            .Select(m => m.Value)
            .Distinct()
            .ToList();
        Assert.True(links.Count > 8, string.Join('\n', links));
        var before = await Digest(app);

        foreach (var link in links.Concat(links))
        {
            using var scanner = app.Visitor();
            using var head = new HttpRequestMessage(HttpMethod.Head, link);
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await scanner.SendAsync(head, Ct)).StatusCode);
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await scanner.GetAsync(link, Ct)).StatusCode);
        }

        Assert.Equal(before, await Digest(app));
    }

    [Fact]
    [Requirement("GUEST-2")]
    public async Task You_are_in_says_all_and_carries_the_calendar()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Price = "Prix libre", Contact = "06 12 34 56 78" });
        var ticket = await app.Comes(id, party: 2);

        var letter = app.LettersTo(Guest.Nour)[1];
        foreach (
            var said in (string[])
                [
                    "Samedi 20 mars 2027",
                    "Place Jean-Macé, Lyon",
                    "Prix libre",
                    "06 12 34 56 78",
                    "Venez en bleu.",
                    $"http://farandole.test{ticket}",
                    (await app.AnswersTo(id))[0].Code,
                    "19 avril",
                ]
        )
        {
            Assert.Contains(said, letter.TextBody, StringComparison.Ordinal);
            Assert.Contains(said, WebUtility.HtmlDecode(letter.HtmlBody), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("<", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", letter.HtmlBody, StringComparison.Ordinal);
        var calendar = letter.Calendar();
        Assert.Contains("METHOD:PUBLISH", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{id}@farandole.test", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20270320T140000", calendar, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task Letters_speak_the_language_in_which_somebody_answered()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var visitor = app.Visitor("en");
        await visitor.Answers(id, party: 2);
        await app.DrainAsync();
        Assert.Equal("Confirm your answer: Grande marche pour l’eau", app.LettersTo(Guest.Nour)[0].Subject);

        await visitor.Send($"{app.TicketOf(Guest.Nour)}/confirmation");
        await app.DrainAsync();

        Assert.Equal("You’re in: Grande marche pour l’eau", app.LettersTo(Guest.Nour)[1].Subject);
        Assert.Contains("Saturday 20 March 2027", app.LettersTo(Guest.Nour)[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_to_an_address_that_nobody_confirmed_carries_no_text_of_others_but_a_short_title()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Title = new string('T', 120), Text = "CANARY-TEXT" });
        using var visitor = app.Visitor();
        await visitor.Answers(id, Guest.Nour, 1, ("name", "CANARY-NAME"), ("message", "CANARY-WORD"));
        await app.DrainAsync();

        var letter = Assert.Single(app.LettersTo(Guest.Nour));
        Assert.DoesNotContain("CANARY", letter.ToString(), StringComparison.Ordinal);
        Assert.Contains(new string('T', 79) + "…", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('T', 80), letter.TextBody, StringComparison.Ordinal);
        Assert.Null(letter.Calendar());
    }

    [Fact]
    public async Task Whether_an_address_is_known_shows_in_nothing_but_its_own_mailbox()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 2);
        var ticket = await app.Comes(id);
        using var visitor = app.Visitor();

        var known = await visitor.Answers(id);
        var unknown = await visitor.Answers(id, "jo@exemple.fr");
        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        Assert.Equal(await Headers(known), await Headers(unknown));
        await app.DrainAsync();
        Assert.StartsWith("Votre lien personnel", app.LettersTo(Guest.Nour)[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(ticket, app.TicketOf(Guest.Nour));
        Assert.Equal((2, 1), await app.Counts(id));

        // Full for both: to the known one a letter goes all the same.
        var (full, fuller) = (await visitor.Answers(id), await visitor.Answers(id, "eve@exemple.fr"));
        Assert.Equal((HttpStatusCode.Conflict, full.StatusCode), (fuller.StatusCode, HttpStatusCode.Conflict));
        Assert.Equal(
            await full.Page(),
            (await fuller.Page()).Replace("eve@exemple.fr", Guest.Nour, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_gets_one_letter_a_day()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        for (var i = 0; i < 3; i++)
            await visitor.Answers(await app.Announce());
        var id = await app.Announce();
        await visitor.Answers(id);
        await visitor.Answers(id);
        await app.DrainAsync();

        Assert.Single(app.LettersTo(Guest.Nour));
        await app.PassAsync(Duration.FromHours(25));
        await visitor.Answers(id);
        await app.DrainAsync();
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
    }

    [Fact]
    public async Task Who_refuses_gets_nothing_more_until_they_say_otherwise()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var visitor = app.Visitor();
        await visitor.Answers(id);
        await app.DrainAsync();
        var letter = Assert.Single(app.LettersTo(Guest.Nour));
        var refusal = Refusal().Match(letter.TextBody!).Value;
        Assert.Contains(refusal, letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);

        Assert.Contains("Ne plus jamais vous écrire", await visitor.Reads(refusal), StringComparison.Ordinal);
        (await visitor.Send(refusal)).ShouldLeadTo(refusal);
        await app.PassAsync(Duration.FromHours(25));
        await visitor.Answers(id);
        await app.DrainAsync();
        Assert.Single(app.LettersTo(Guest.Nour));

        Assert.Contains("Nous ne vous écrirons plus", await visitor.Reads(refusal), StringComparison.Ordinal);
        await visitor.Send($"{refusal}/end");
        await app.PassAsync(Duration.FromHours(25));
        await visitor.Answers(id);
        await app.DrainAsync();
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
        await visitor.Reads(refusal[..^1] + (refusal[^1] == 'A' ? 'B' : 'A'), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("reminder", true, false, true)]
    [InlineData("messages", true, true, false)]
    [InlineData("changes", false, true, true)]
    [InlineData("all", false, false, false)]
    public async Task One_click_of_a_mail_program_stops_one_kind(
        string kind,
        bool changes,
        bool reminder,
        bool messages
    )
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var ticket = await app.Comes(id);
        using var program = app.Visitor();
        program.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        program.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await program.Send($"{ticket}/withdrawal")).StatusCode);
        (await program.Send($"{ticket}/stop/{kind}", ("List-Unsubscribe", "One-Click"))).ShouldLeadTo(
            $"{ticket}?done=letters"
        );

        var answer = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((changes, reminder, messages), (answer.WantsChanges, answer.WantsReminder, answer.WantsMessages));
        Assert.True(answer.IsComing);
    }

    [Fact]
    public async Task Letters_reach_a_real_mail_server()
    {
        await using var sink = await MailSink.StartAsync(MailFault.None, Ct);
        await using var app = await App.StartAsync(
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", sink.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Security", "None")
        );
        await app.Comes(await app.Announce());

        var letters = await sink.WaitForAsync(2, Ct);

        var letter = Assert.Single(letters, l => l.Subject?.StartsWith("C’est noté", StringComparison.Ordinal) == true);
        Assert.Contains("Place Jean-Macé", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("METHOD:PUBLISH", letter.Calendar(), StringComparison.Ordinal);
    }

    private static async Task<string> Headers(HttpResponseMessage response) =>
        string.Join('\n', response.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}"))
        + await response.Content.ReadAsStringAsync(Ct);

    /// <summary>Everything in the database, as one number.</summary>
    private static Task<string> Digest(App app) =>
        app.Look(async db =>
        {
            var all = new StringBuilder();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The model's own names.
                command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
#pragma warning restore CA2100
                await db.Database.OpenConnectionAsync(Ct);
                await using var rows = await command.ExecuteReaderAsync(Ct);
                while (await rows.ReadAsync(Ct))
                {
                    for (var i = 0; i < rows.FieldCount; i++)
                        all.Append(rows[i] is byte[] bytes ? Convert.ToHexString(bytes) : rows[i]).Append('|');
                }
            }
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
        });

    [GeneratedRegex(@"http://farandole\.test[^\s""<>]*")]
    private static partial Regex Links();

    [GeneratedRegex("/refusal/[A-Za-z0-9_-]+")]
    private static partial Regex Refusal();
}
