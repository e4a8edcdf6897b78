using System.Net;
using System.Text.Json;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.About;

public sealed class TroubleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "Il n’y a rien à cette adresse")]
    [InlineData("en", "There is nothing at this address")]
    public async Task What_is_not_there_is_said_in_words(string language, string expected)
    {
        await using var app = await App.StartAsync();
        using var answer = await app.Visitor(language).Ask("/nothing", "text/html");
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, page);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/api/v1/events/none", "*/*")]
    [InlineData("/nothing", "application/json")]
    [InlineData("/events/00000000-0000-0000-0000-000000000000", "application/activity+json")]
    public async Task Programs_get_a_problem_document(string path, string accept)
    {
        await using var app = await App.StartAsync();
        using var answer = await app.Visitor().Ask(path, accept);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(404, problem.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task What_was_deleted_says_that_it_is_gone()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        await app.Change(id, (e, now) => e.Delete(now));
        using var answer = await app.Visitor().Ask($"/events/{id}", "text/html");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Cette page a été supprimée", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_with_a_page()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var form = new FormUrlEncodedContent([new("title", "x")]);
        using var answer = await visitor.PostAsync(new Uri("/new", UriKind.Relative), form, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Cette demande a été refusée", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task The_page_of_a_trouble_alone_is_an_address_like_any_other()
    {
        await using var app = await App.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Ask("/trouble/500")).StatusCode);
    }
}
