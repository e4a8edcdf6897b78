using System.Net;
using System.Text.Json;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.About;

public sealed class AboutTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/rules")]
    [InlineData("/accessibility")]
    public async Task The_sites_own_pages_are_there_in_both_languages_without_a_cookie(string path)
    {
        await using var app = await App.StartAsync(("Contact", "equipe@exemple.fr"));
        foreach (var language in new[] { "fr", "en" })
        {
            using var answer = await app.Visitor(language).Ask(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    [Fact]
    [Requirement("GUEST-6")]
    public async Task The_page_about_data_promises_the_delays_that_the_program_keeps()
    {
        await using var app = await App.StartAsync(("Contact", "equipe@exemple.fr"));
        var page = await app.Visitor().Get("/privacy");
        Assert.Contains("effacée après 24 heures", page);
        Assert.Contains("30 jours après la fin", page);
        Assert.Contains("ouvert 8 heures", page);
        Assert.Contains("mailto:equipe@exemple.fr", page);
        Assert.Contains("/privacy/register", page);
    }

    [Fact]
    public async Task Robots_find_the_sitemap()
    {
        await using var app = await App.StartAsync();
        Assert.Contains("Sitemap: http://farandole.test/sitemap.xml", await app.Visitor().Get("/robots.txt"));
    }

    [Fact]
    public async Task Whom_to_tell_of_a_hole_is_said_once_the_operators_said_it()
    {
        await using var silent = await App.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await silent.Visitor().Ask("/.well-known/security.txt")).StatusCode);

        await using var app = await App.StartAsync(("Contact", "equipe@exemple.fr"));
        var text = await app.Visitor().Get("/.well-known/security.txt");
        Assert.Contains("Contact: mailto:equipe@exemple.fr", text);
        Assert.Contains("Expires: 2027-09-02T00:00:00Z", text);
    }

    [Fact]
    public async Task The_description_of_the_API_describes_the_API_and_nothing_else()
    {
        await using var app = await App.StartAsync();
        using var description = JsonDocument.Parse(await app.Visitor().Get("/api/v1/openapi.json"));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/api/v1/events", paths);
        Assert.Contains("/api/v1/events/{id}", paths);
        Assert.All(paths, p => Assert.StartsWith("/api/", p));
        var root = description.RootElement;
        var key = root.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Single();
        Assert.Equal("bearer", key.Value.GetProperty("scheme").GetString());
        Assert.Equal("[{\"key\":[\"groups:read\"]}]", Security("/api/v1/groups"));
        Assert.Equal("[{},{\"key\":[\"events:read\"]}]", Security("/api/v1/events"));

        string Security(string path) =>
            JsonSerializer.Serialize(
                root.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("security")
            );
    }

    [Fact]
    public async Task Letters_of_development_can_be_read_and_their_links_followed()
    {
        await using var app = await App.StartAsync();
        var name = $"{App.Start.ToUnixTimeMilliseconds()}-{Guid.NewGuid():N}.eml";
        Directory.CreateDirectory(Path.Combine(app.DataFolder, "mail"));
        await File.WriteAllTextAsync(
            Path.Combine(app.DataFolder, "mail", name),
            "From: a@b.example\r\nTo: nour@exemple.fr\r\nSubject: Bonjour\r\n\r\nIci : http://farandole.test/t/x <script>\r\n",
            Ct
        );

        Assert.Contains("Bonjour", await app.Visitor().Get("/dev/mail"));
        var letter = await app.Visitor().Get($"/dev/mail/{name}");
        Assert.Contains("<a href=\"http://farandole.test/t/x\">", letter);
        Assert.DoesNotContain("<script>\r", letter);
        Assert.Contains("Subject: Bonjour", await app.Visitor().Get($"/dev/mail/{name}/raw"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Ask("/dev/mail/..%2Ffarandole.db")).StatusCode);
    }
}
