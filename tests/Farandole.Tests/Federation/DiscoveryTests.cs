using System.Net;
using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Federation;

/// <summary>Who is who here, for other servers.</summary>
public sealed class DiscoveryTests
{
    private const string Here = "http://farandole.test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("acct:cam@farandole.test", "/@cam")]
    [InlineData("acct:Cam@farandole.test", "/@cam")]
    [InlineData("http://farandole.test/@cam", "/@cam")]
    [InlineData("acct:eaux_vives@farandole.test", "/@eaux_vives")]
    [InlineData("acct:relay@farandole.test", "/relay")]
    [InlineData("acct:farandole.test@farandole.test", "/relay")]
    public async Task A_handle_leads_to_its_document(string resource, string path)
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("cam");
        using var found = JsonDocument.Parse(
            await app.Visitor().GetStringAsync($"/.well-known/webfinger?resource={Uri.EscapeDataString(resource)}", Ct)
        );
        var self = found
            .RootElement.GetProperty("links")
            .EnumerateArray()
            .First(l => l.GetProperty("rel").GetString() == "self");
        Assert.Equal(Here + path, self.GetProperty("href").GetString());
        Assert.Equal(Here + path, (await Document(app, path)).Id);
    }

    [Theory]
    [InlineData("?resource=acct:nobody@farandole.test", HttpStatusCode.NotFound)]
    [InlineData("?resource=acct:cam@elsewhere.example", HttpStatusCode.NotFound)]
    [InlineData("?resource=http://farandole.test/events/1", HttpStatusCode.NotFound)]
    [InlineData("?resource=cam", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Who_is_not_here_is_not_found(string query, HttpStatusCode status)
    {
        await using var app = await App.StartAsync();
        await app.SomebodyAs("cam@exemple.fr", "cam");
        Assert.Equal(status, (await app.Visitor().GetAsync("/.well-known/webfinger" + query, Ct)).StatusCode);
    }

    [Fact]
    [Requirement("PERSON-2")]
    public async Task Everybody_has_a_key_of_their_own_and_nothing_else_in_common()
    {
        await using var app = await App.StartAsync();
        await app.SomebodyAs("cam@exemple.fr", "rose", "tuba");
        var (rose, tuba) = (
            new RemoteActor(await Document(app, "/@rose")),
            new RemoteActor(await Document(app, "/@tuba"))
        );
        Assert.Equal("Person", rose.Type);
        Assert.Equal("Nom de rose", rose.Name);
        var (one, other) = (Assert.Single(rose.Keys), Assert.Single(tuba.Keys));
        Assert.NotEqual(one.Pem, other.Pem);
        Assert.NotNull(PublicKey.FromPem(one.Pem));
        Assert.Equal($"{Here}/@rose#main-key", one.Id);
        // The same the next time: others know it by it.
        Assert.Equal(one.Pem, Assert.Single(new RemoteActor(await Document(app, "/@rose")).Keys).Pem);
        Assert.Null(rose.Document.Text("published"));
    }

    [Fact]
    public async Task Who_is_gone_is_gone_for_servers_too_and_people_see_pages()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        Assert.Contains("<html", await app.Visitor().GetStringAsync("/@cam", Ct), StringComparison.Ordinal);
        await cam.Post("/account/profiles/cam/deletion");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/@cam");
        asked.Headers.Accept.ParseAdd("application/activity+json");
        Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().SendAsync(asked, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_instance_says_what_it_is_and_by_which_actor_it_speaks()
    {
        await using var app = await App.StartAsync();
        using var links = JsonDocument.Parse(await app.Visitor().GetStringAsync("/.well-known/nodeinfo", Ct));
        var all = links.RootElement.GetProperty("links").EnumerateArray().ToList();
        Assert.Equal($"{Here}/relay", all[^1].GetProperty("href").GetString());
        foreach (var link in all[..^1])
        {
            using var info = JsonDocument.Parse(
                await app.Visitor().GetStringAsync(link.GetProperty("href").GetString(), Ct)
            );
            Assert.Equal("farandole", info.RootElement.GetProperty("software").GetProperty("name").GetString());
        }
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync("/nodeinfo/3.0", Ct)).StatusCode);
        Assert.Equal("Application", new RemoteActor(await Document(app, "/relay")).Type);
        Assert.Contains(
            "lrdd",
            await app.Visitor().GetStringAsync("/.well-known/host-meta", Ct),
            StringComparison.Ordinal
        );
    }

    internal static async Task<ActivityObject> Document(App app, string path)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Accept.ParseAdd("application/activity+json");
        using var answer = await app.Visitor().SendAsync(asked, Ct);
        Assert.Equal("application/activity+json", answer.Content.Headers.ContentType?.MediaType);
        return ActivityText.Parse(await answer.Content.ReadAsByteArrayAsync(Ct)).Document!;
    }
}
