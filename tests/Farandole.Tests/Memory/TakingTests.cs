using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Memory;

/// <summary>Everything in one archive, for an account and for an address that has none.</summary>
public sealed partial class TakingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_account_takes_all_that_is_known_of_it_in_one_archive()
    {
        await using var app = await App.StartAsync();
        var camille = await Busy(app);

        var files = await Files(await camille.Get("/account/data.zip"));

        Assert.Superset(
            new HashSet<string>
            {
                "account.json",
                "memory.csv",
                "letters.json",
                "posts.json",
                "answers/001/answer.json",
                "answers/001/answer.csv",
                "answers/001/event.ics",
                "events/001/event.json",
                "events/001/event.ics",
                "events/001/picture.webp",
            },
            files.Keys.ToHashSet()
        );
        var answer = JsonDocument.Parse(files["answers/001/answer.json"]).RootElement;
        Assert.Equal("Nom de camille", answer.GetProperty("as").GetString());
        Assert.Equal("camille@exemple.fr", answer.GetProperty("email").GetString());
        Assert.Contains("Eaux Vives", files["memory.csv"], StringComparison.Ordinal);
        Assert.Contains("Venez.", files["posts.json"], StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR", files["answers/001/event.ics"], StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_sign_in_that_is_no_more_fresh_is_asked_for_again()
    {
        await using var app = await App.StartAsync();
        var camille = await app.SignedIn("camille@exemple.fr");
        app.Clock.Advance(Duration.FromMinutes(20));

        (await camille.Get("/account/data.zip")).ShouldLeadTo("/account?done=stale");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get("/account/data.zip")).StatusCode);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_address_without_an_account_takes_all_by_the_link_of_its_letter_for_a_day()
    {
        await using var app = await App.StartAsync();
        await app.Comes(await app.Announce(), "nour@exemple.fr", more: ("name", "Nour"));
        // Folded alike: another mailbox, for all that anybody knows.
        await app.Comes(await app.Announce(with: d => d with { Title = "Autre chose" }), "nour+b@exemple.fr");
        // And an account of the same address, whose profile is nothing that a letter opens.
        var nour = await app.SomebodyAs("nour@exemple.fr", "nour");
        await nour.AnswersAs(await app.Announce(with: d => d with { Title = "En secret" }), "nour", "nobody");
        await app.Visitor().Post("/keys", ("email", "nour@exemple.fr"));
        await app.DrainAsync();
        // Beside the letters of their answers, which may leave in the same moment.
        var path = app.LettersTo("nour@exemple.fr")
            .Select(l => Link().Match(l.TextBody ?? ""))
            .Single(m => m.Success)
            .Value;
        var links = app.LettersTo("nour@exemple.fr").Single(l => Link().IsMatch(l.TextBody ?? ""));
        Assert.Contains("Grande marche pour l’eau", links.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Autre chose", links.TextBody, StringComparison.Ordinal);

        Assert.Contains("Tout ce que votre adresse a ici", await app.Visitor().Page(path), StringComparison.Ordinal);
        var files = await Files(await app.Visitor().Get($"{path}/data.zip"));

        var all = string.Join('\n', files.Select(f => f.Key + f.Value));
        Assert.Contains("Grande marche pour l’eau", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Autre chose", all, StringComparison.Ordinal);
        Assert.DoesNotContain("En secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("account.json", files.Keys);
        app.Clock.Advance(Duration.FromHours(25));
        foreach (var gone in new[] { path, $"{path}/data.zip", $"{path[..^1]}A" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(gone)).StatusCode);
    }

    /// <summary>Somebody who comes, writes and announces, as a profile.</summary>
    private static async Task<HttpClient> Busy(App app)
    {
        var camille = await app.WatersOf("camille");
        await camille.AnswersAs(await app.Announce(), "camille", "all");
        await app.DrainAsync();
        await camille.Post(
            $"/groups/{Grouping.Waters}/posts",
            ("title", "À vélo"),
            ("words", "Venez."),
            ("when", "now"),
            ("readers", "Everybody"),
            ("language", "fr")
        );
        var seal = await camille.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        await camille.SendWith(
            seal,
            TestPictures.BlackPng(64, 48),
            [.. Announcer.March, ("host", "@camille"), ("pictureAlt", "Noir")]
        );
        await app.DrainAsync();
        return camille;
    }

    private static async Task<Dictionary<string, string>> Files(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Ct));
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Ct));
            files.Add(entry.FullName, await reader.ReadToEndAsync(Ct));
        }
        return files;
    }

    [GeneratedRegex(@"/take/[\w-]+")]
    private static partial Regex Link();
}
