using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Participations;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Organizing;

public sealed class PeopleTests
{
    private static readonly string[] Pages = ["manage", "messages", "keys", "log", "participants.csv"];
    private static readonly string[] Posts = ["messages", "keys", "invitation"];
    private static readonly (string, string)[] Whatever = [("text", "Bonjour"), ("label", "Moi"), ("step", "send")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Organizers_never_see_an_address_nor_who_shows_themselves_to_nobody()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa", with: a => a with { Message = "J’apporte un accordéon" });
        await stage.Answer(
            "discrete@exemple.fr",
            "Canari",
            with: a => a with { Message = "Canari aussi", Exposure = Exposure.Nobody }
        );
        var organizer = await stage.Organizer();
        foreach (
            var path in new[]
            {
                $"{stage.Path}/manage",
                $"{stage.Path}/manage?q=canari",
                $"{stage.Path}/participants.csv",
                $"/api/v1{stage.Path}/participations",
            }
        )
        {
            var page = await organizer.Page(path);
            Assert.DoesNotContain("exemple.fr", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Canari", page, StringComparison.Ordinal);
        }

        var people = await organizer.Page($"{stage.Path}/manage");
        Assert.Contains("Léa", people, StringComparison.Ordinal);
        Assert.Contains("J’apporte un accordéon", people, StringComparison.Ordinal);
        Assert.Contains("Sans nom", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_count_people()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Capacity = 10 });
        await stage.Answer("a@exemple.fr", "Amel", party: 3);
        await stage.Answer("b@exemple.fr", "Bao", party: 2);
        await stage.Answer("c@exemple.fr", "Charlie", party: 4, answer: Answer.Maybe);
        await stage.Answer("d@exemple.fr", "Dominique", party: 1, confirmed: false);

        var totals = await stage
            .App.Visitor(key: stage.Key)
            .GetFromJsonAsync<JsonElement>($"/api/v1{stage.Path}/participations", Ct);

        Assert.Equal(5, totals.GetProperty("coming").GetInt32());
        Assert.Equal(4, totals.GetProperty("maybe").GetInt32());
        Assert.Equal(1, totals.GetProperty("unconfirmed").GetInt32());
        Assert.Equal(3, totals.GetProperty("participations").GetArrayLength());
        Assert.Contains(
            "Sur 10 places",
            await (await stage.Organizer()).Page($"{stage.Path}/manage"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_is_found_without_its_accents()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa Œuvrard");
        await stage.Answer("bao@exemple.fr", "Bao");

        var page = await (await stage.Organizer()).Page($"{stage.Path}/manage?q=lea%20oeuv");

        Assert.Contains("Léa Œuvrard", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Bao</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_that_miss_nobody()
    {
        await using var stage = await Backstage.SetAsync();
        // All in the same millisecond: the page must still end at one of them.
        for (var i = 0; i < 53; i++)
            await stage.Answer($"p{i}@exemple.fr", $"Personne{i:00}.");
        var organizer = await stage.Organizer();

        var first = await organizer.Page($"{stage.Path}/manage");
        var next = System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]*after=[^\"]*)\"").Groups[1].Value;
        var second = await organizer.Page(next);

        var shown = Enumerable.Range(0, 53).Select(i => $"Personne{i:00}.").ToList();
        Assert.Equal(50, shown.Count(n => first.Contains($"<b>{n}</b>", StringComparison.Ordinal)));
        Assert.All(
            shown,
            n =>
                Assert.True(
                    first.Contains($"<b>{n}</b>", StringComparison.Ordinal)
                        ^ second.Contains($"<b>{n}</b>", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Taking_somebody_off_the_list_frees_their_seats_once()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Capacity = 10 });
        await stage.Answer("a@exemple.fr", "Amel", party: 3);
        var gone = await stage.Answer("b@exemple.fr", "Bao", party: 2);
        var (one, other) = (await stage.Organizer(), await stage.Organizer());
        var path = $"{stage.Path}/participations/{gone.Id}/removal";
        Assert.Contains("Retirer Bao de la liste", await one.Page(path), StringComparison.Ordinal);

        var answers = await Task.WhenAll(one.Post(path), other.Post(path));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var after = await stage.Found();
        Assert.Equal((3, 3), (after.SeatsTaken, after.PeopleComing));
        Assert.DoesNotContain("<b>Bao</b>", await one.Page($"{stage.Path}/manage"), StringComparison.Ordinal);
        Assert.Contains("2 personnes retirées", await one.Page($"{stage.Path}/log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Who_is_taken_off_the_list_is_told_so_if_the_organizers_wish(bool tells, int letters)
    {
        await using var stage = await Backstage.SetAsync();
        var gone = await stage.Answer("b@exemple.fr", "Bao", party: 2);
        var organizer = await stage.Organizer();
        var path = $"{stage.Path}/participations/{gone.Id}/removal";
        Assert.Matches("name=\"tell\" value=\"true\" checked", await organizer.Page(path));

        (string, string)[] said = [("word", "Nous sommes trop nombreux.\nÀ la prochaine !")];
        await organizer.Post(path, tells ? [.. said, ("tell", "true")] : said);
        await stage.App.DrainAsync();

        Assert.Equal(letters, stage.App.LettersTo("b@exemple.fr").Count);
        if (!tells)
            return;
        var letter = stage.App.LettersTo("b@exemple.fr")[0];
        Assert.Contains("Bal de printemps", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Nous sommes trop nombreux.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("À la prochaine !", letter.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_too_long_comes_back_and_nobody_is_removed()
    {
        await using var stage = await Backstage.SetAsync();
        var one = await stage.Answer("b@exemple.fr", "Bao");
        var word = new string('é', 1_001);

        var answer = await (await stage.Organizer()).Post(
            $"{stage.Path}/participations/{one.Id}/removal",
            ("word", word)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.DoesNotMatch("name=\"tell\" value=\"true\" checked", page);
        Assert.True((await stage.App.Look(db => db.Participations.SingleAsync(Ct))).IsIn);
    }

    [Fact]
    public async Task Who_was_taken_off_a_private_event_reads_its_name_no_more()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Domain.Events.Visibility.Private });
        var gone = await stage.Answer("b@exemple.fr", "Bao");
        await (await stage.Organizer()).Post($"{stage.Path}/participations/{gone.Id}/removal", ("tell", "true"));
        await stage.App.DrainAsync();

        var letter = Assert.Single(stage.App.LettersTo("b@exemple.fr"));
        Assert.DoesNotContain("Bal de printemps", letter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_text_for_a_spreadsheet_and_never_a_formula()
    {
        await using var stage = await Backstage.SetAsync();
        string[] names = ["=HYPERLINK(\"http://evil\")", "+33", "-1+1", "@SUM(A1)", "Léa; \"dite\" Lé"];
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
            await stage.Answer($"p{i}@exemple.fr", name, with: a => a with { Message = "ligne 1\n=1+1" });
        var organizer = await stage.Organizer();

        var answer = await organizer.Get($"{stage.Path}/participants.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        var rows = Cells(System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3)));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Nom", rows[0][0]);
        Assert.Equal(names.Take(4).Select(n => "'" + n), rows.Skip(1).Take(4).Select(r => r[0]));
        Assert.Equal(names[4], rows[5][0]);
        Assert.All(
            rows.Skip(1),
            r => Assert.DoesNotContain(r, c => c.Length > 0 && "=+-@".Contains(c[0], StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Whoever_organizes_another_event_gets_404_everywhere()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Domain.Events.Visibility.Private });
        var somebody = await stage.Answer("a@exemple.fr", "Amel");
        var (_, otherKey) = await Backstage.Announce(stage.App);
        var other = await stage.Organizer(otherKey);
        var key = (await stage.App.Look(db => db.Keys.FirstAsync(k => k.EventId == stage.Id, Ct))).Id;
        string[] pages = [.. Pages, $"participations/{somebody.Id}/removal"];
        string[] posts = [.. Posts, $"keys/{key}/renewal", $"keys/{key}/revocation", pages[^1]];
        foreach (var visitor in new[] { other, stage.App.Visitor(), stage.App.Visitor(key: otherKey) })
        {
            foreach (var page in pages)
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{stage.Path}/{page}")).StatusCode);
            foreach (var post in posts)
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await visitor.Post($"{stage.Path}/{post}", Whatever)).StatusCode
                );
            var api = await visitor.Get($"/api/v1{stage.Path}/participations");
            Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        }
        Assert.True((await stage.App.Look(db => db.Participations.SingleAsync(Ct))).IsIn);
    }

    [Fact]
    public async Task Somebody_of_another_event_cannot_be_taken_off_with_ones_own_key()
    {
        await using var stage = await Backstage.SetAsync();
        var somebody = await stage.Answer("a@exemple.fr", "Amel");
        var (otherId, otherKey) = await Backstage.Announce(stage.App);
        var other = await stage.Organizer(otherKey);

        var answer = await other.Post($"/events/{otherId}/participations/{somebody.Id}/removal");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string[]> Cells(string csv)
    {
        using var reader = new CsvHelper.CsvReader(
            new StringReader(csv),
            new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture)
            {
                Delimiter = ";",
                HasHeaderRecord = false,
            }
        );
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add(reader.Parser.Record!);
        return rows;
    }
}
