using System.Net;
using System.Text;
using System.Text.Json;
using Farandole.Tests.Announcing;

namespace Farandole.Tests.Mechanisms;

/// <summary>Bodies beyond what a door takes, at a real server on a loopback port: it counts the bytes, not our code.</summary>
public sealed class TooLargeTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "C’est trop lourd", false)]
    [InlineData("en", "This is too large", false)]
    [InlineData("fr", "C’est trop lourd", true)]
    public async Task A_form_is_refused_on_a_page(string language, string said, bool isChunked)
    {
        await using var app = await App.ListenAsync();
        using var visitor = app.Visitor(language);
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        visitor.DefaultRequestHeaders.TransferEncodingChunked = isChunked;
        using var form = new FormUrlEncodedContent([new("email", new string('a', 300 * 1024))]);
        using var answer = await visitor.PostAsync("/keys", form, Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(said, await Page(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/events")]
    [InlineData("/api/v1/events/none/participations")]
    public async Task A_document_of_a_program_is_refused_with_a_document(string path)
    {
        await using var app = await App.ListenAsync();
        using var program = app.Visitor();
        using var body = new StringContent(
            $$"""{"title":"{{new string('a', 300 * 1024)}}"}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await program.PostAsync(
            path.Replace("none", await Somewhere(app), StringComparison.Ordinal),
            body,
            Ct
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Equal(413, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_picture_of_100_MB_comes_back_with_everything_that_was_typed()
    {
        await using var app = await App.ListenAsync();
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(NodaTime.Duration.FromSeconds(5));
        using var answer = await visitor.SendWith(seal, new byte[100 * Megabyte], Announcer.March);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var page = await Page(answer);
        Assert.Contains("Grande marche pour l’eau", page, StringComparison.Ordinal);
        Assert.Contains("Place Guichard, Lyon", page, StringComparison.Ordinal);
        Assert.Contains("id=\"picture-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_larger_than_anything_is_refused_before_it_is_sent()
    {
        await using var app = await App.ListenAsync();
        using var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        visitor.DefaultRequestHeaders.ExpectContinue = true;
        var seal = await visitor.Seal();
        using var answer = await visitor.SendWith(seal, new byte[130 * Megabyte], Announcer.March);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("C’est trop lourd", await Page(answer), StringComparison.Ordinal);
    }

    private static async Task<string> Somewhere(App app) => (await Coming.Guest.Announce(app)).ToString();

    private static async Task<string> Page(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
}
