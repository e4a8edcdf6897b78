using System.Net;
using System.Text;
using Farandole.Features.Resources;
using Farandole.Tests.Notices;
using Farandole.Tests.Organizing;
using Farandole.Tests.Places;
using Farandole.Tests.Roles;
using Microsoft.AspNetCore.Http;

namespace Farandole.Tests.Resources;

public sealed class FindTitleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-5")]
    public async Task The_title_of_the_page_is_proposed_as_the_name_and_nothing_else_is_kept()
    {
        await using var server = await Server(
            "<!doctype html><title>\n Pad &amp; notes\n de la marche </title><p>Zqsecret"
        );
        await using var app = await Near(server);
        var eaux = await Eaux.BeginAsync(app);

        var answer = await Look(eaux, $"{server.At("/p/marche")}", ("folder", "Budget"), ("ask", "Bao"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Text();
        string[] there =
        [
            "value=\"Pad & notes de la marche\"",
            "value=\"Budget\"",
            "value=\"Bao\"",
            "Voici le titre de la page",
        ];
        Assert.All(there, t => Assert.Contains(t, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Zqsecret", page, StringComparison.Ordinal);
        Assert.Equal(["/p/marche"], server.Asked);
        Assert.Empty(await app.LinksInOrder());
    }

    [Fact]
    public async Task Nothing_is_asked_of_anybody_before_somebody_wants_it()
    {
        await using var server = await Server("<title>Pad</title>");
        await using var app = await Near(server);
        var eaux = await Eaux.BeginAsync(app);

        await eaux.Romain.Adds(eaux, "Notre pad", $"{server.At("/")}");
        await eaux.Romain.Page($"{eaux.Path}/resources");
        var named = await Look(eaux, $"{server.At("/")}", ("name", "Notre pad"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.StatusCode);
        var page = await named.Text();
        Assert.Contains("value=\"Notre pad\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"name-error\"", page, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("text/html", "<p>Sans titre", 200)]
    [InlineData("text/html", "<title>  </title>", 200)]
    [InlineData("text/html", "<title>Connexion</title>", 403)]
    [InlineData("application/pdf", "<title>Pad</title>", 200)]
    public async Task What_cannot_be_read_is_said_beside_the_address_and_nothing_is_lost(
        string type,
        string body,
        int status
    )
    {
        await using var server = await Server(body, type, status);
        await using var app = await Near(server);
        var eaux = await Eaux.BeginAsync(app);

        var answer = await Look(eaux, $"{server.At("/p")}", ("folder", "Budget"));

        await IsSaid(answer, $"{server.At("/p")}");
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://localhost/")]
    [InlineData("https://farandole.test/")]
    [InlineData("javascript:alert(1)")]
    public async Task No_address_of_our_own_network_is_opened(string address)
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);

        await IsSaid(await Look(eaux, address, ("folder", "Budget")), address);
    }

    [Fact]
    public async Task While_a_link_is_corrected_the_form_stays_the_form_of_that_link()
    {
        await using var server = await Server("<title>Pad</title>");
        await using var app = await Near(server);
        var eaux = await Eaux.BeginAsync(app);
        await eaux.Romain.Adds(eaux, "Ancien");
        var id = (await app.Link("Ancien")).Id;

        var page = await (await Look(eaux, $"{server.At("/")}", ("resource", $"{id}"))).Text();

        Assert.Contains($"action=\"{eaux.Path}/resources/{id}\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"resource\" value=\"{id}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Pad\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<TITLE lang=fr>Pad</TITLE>", "Pad")]
    [InlineData("<head><title>L&#39;été</title>", "L'été")]
    [InlineData("<titles>Non</titles>", null)]
    [InlineData("<title>Non", null)]
    [InlineData("", null)]
    public void A_title_is_one_line_of_text(string html, string? title) =>
        Assert.Equal(title, PageTitle.In(Encoding.UTF8.GetBytes(html)));

    [Fact]
    public void A_title_in_the_old_alphabet_is_read_and_a_long_one_is_shortened()
    {
        Assert.Equal("Été", PageTitle.In(Encoding.Latin1.GetBytes("<title>Été</title>")));
        var title = PageTitle.In(Encoding.UTF8.GetBytes($"<title>{new string('é', 300)}</title>"));
        Assert.Equal((120, '…'), (title!.Length, title[^1]));
        // Nobody makes us read for long.
        var hostile = string.Concat(Enumerable.Repeat("<title ", 600_000));
        Assert.Null(PageTitle.In(Encoding.UTF8.GetBytes(hostile)));
    }

    [Theory]
    [InlineData("https://docs.google.com/spreadsheets/d/1", "table")]
    [InlineData("https://docs.google.com/document/d/1", "file-text")]
    [InlineData("https://pad.exemple.org/p/x", "file-text")]
    [InlineData("https://signal.group/#x", "messages")]
    [InlineData("https://cloud.letamis.example/s/x", "folder")]
    [InlineData("https://visio.exemple.org/marche", "video")]
    [InlineData("https://codeberg.org/x/y", "code")]
    [InlineData("https://www.helloasso.com/associations/x", "coin")]
    [InlineData("https://exemple.org/", "link")]
    public void An_icon_of_ours_says_what_a_link_probably_is(string address, string icon) =>
        Assert.Equal(icon, KindOfTool.IconOf(address));

    private static async Task IsSaid(HttpResponseMessage answer, string address)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        string[] kept = ["id=\"address-error\"", $"value=\"{address}\"", "value=\"Budget\""];
        Assert.All(kept, k => Assert.Contains(k, page, StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> Look(
        Eaux eaux,
        string address,
        params (string Name, string Value)[] more
    ) => eaux.Romain.Post($"{eaux.Path}/resources/title", [("address", address), .. more]);

    private static Task<App> Near(LoopbackServer server) =>
        App.StartWithAsync(services => services.Reaching(server.Port));

    private static Task<LoopbackServer> Server(
        string body,
        string type = "text/html; charset=utf-8",
        int status = 200
    ) =>
        LoopbackServer.StartAsync(
            c =>
            {
                (c.Response.ContentType, c.Response.StatusCode) = (type, status);
                return c.Response.WriteAsync(body, c.RequestAborted);
            },
            Ct
        );
}
