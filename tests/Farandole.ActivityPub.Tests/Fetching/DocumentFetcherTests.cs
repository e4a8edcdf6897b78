using System.IO.Compression;
using System.Text;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Tests.Signatures;

namespace Farandole.ActivityPub.Tests.Fetching;

public sealed class DocumentFetcherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/activity+json", null)]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", null)]
    [InlineData("Application/Activity+JSON; charset=utf-8", null)]
    [InlineData("application/json", FetchRefusal.WrongContentType)]
    [InlineData("text/html", FetchRefusal.WrongContentType)]
    [InlineData("application/activity+json-seq", FetchRefusal.WrongContentType)]
    [InlineData("image/png", FetchRefusal.WrongContentType)]
    public async Task Only_what_is_served_as_a_document_is_one(string contentType, FetchRefusal? whyNot)
    {
        await using var server = TinyServer.Start(a => TinyServer.Ok(Document(a), contentType));
        Assert.Equal(whyNot, (await FindAsync(server, "/a")).WhyNot);
    }

    [Theory]
    [InlineData(401, FetchRefusal.Denied)]
    [InlineData(403, FetchRefusal.Denied)]
    [InlineData(404, FetchRefusal.NotThere)]
    [InlineData(410, FetchRefusal.Gone)]
    [InlineData(500, FetchRefusal.Failed)]
    [InlineData(304, FetchRefusal.Failed)]
    public async Task An_answer_that_says_no_says_why(int status, FetchRefusal whyNot)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(status));
        Assert.Equal(whyNot, (await FindAsync(server, "/a")).WhyNot);
    }

    [Fact]
    public async Task A_fragment_is_not_asked_for()
    {
        await using var server = TinyServer.Start(a => TinyServer.Ok(Document(a)));
        Assert.Null((await FindAsync(server, "/a#main-key")).WhyNot);
        Assert.Equal("/a", Assert.Single(server.Asked).Target);
    }

    [Fact]
    public async Task A_document_that_says_to_be_another_is_asked_for_there_once()
    {
        await using var server = TinyServer.Start(a =>
            TinyServer.Ok($$"""{"id":"http://{{a["host"]}}/itself","name":"{{a.Target}}"}""")
        );
        var found = await FindAsync(server, "/alias");
        Assert.Equal("/itself", found.Document?.Text("name"));
        Assert.Equal(["/alias", "/itself"], server.Asked.Select(a => a.Target));
    }

    [Fact]
    public async Task A_document_that_never_is_itself_is_none()
    {
        await using var server = TinyServer.Start(a =>
            TinyServer.Ok($$"""{"id":"http://{{a["host"]}}{{a.Target}}x"}""")
        );
        Assert.Equal(FetchRefusal.WrongId, (await FindAsync(server, "/a")).WhyNot);
        Assert.Equal(2, server.Asked.Count);
    }

    [Theory]
    [InlineData("""{"type":"Person"}""", FetchRefusal.WrongId)]
    [InlineData("""{"id":7,"type":"Person"}""", FetchRefusal.WrongId)]
    [InlineData("""{"id":"acct:a@b.example"}""", FetchRefusal.WrongId)]
    [InlineData("""{"type":"OrderedCollectionPage","orderedItems":[]}""", null)]
    [InlineData("""[1]""", FetchRefusal.Unreadable)]
    [InlineData("""{""", FetchRefusal.Unreadable)]
    public async Task A_document_without_an_address_is_at_most_a_list(string json, FetchRefusal? whyNot)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Ok(json));
        Assert.Equal(whyNot, (await FindAsync(server, "/a")).WhyNot);
    }

    [Fact]
    public async Task A_server_cannot_show_the_document_of_another()
    {
        await using var victim = TinyServer.Start(a =>
            TinyServer.Ok($$"""{"id":"http://{{a["host"]}}/ana","name":"Ana"}""")
        );
        await using var evil = TinyServer.Start(_ =>
            TinyServer.Ok($$"""{"id":"{{victim.At("/ana")}}","name":"Eve"}""")
        );
        var found = await FindAsync(evil, "/x", victim);
        Assert.Equal("Ana", found.Document?.Text("name"));
    }

    [Fact]
    public async Task A_redirect_to_another_server_does_not_make_it_speak_for_the_first()
    {
        string? asked = null;
        await using var evil = TinyServer.Start(_ => TinyServer.Ok($$"""{"id":"{{asked}}","name":"Eve"}"""));
        await using var first = TinyServer.Start(_ => TinyServer.Redirect(evil.At("/copy")));
        asked = first.At("/ana");
        Assert.Equal(FetchRefusal.WrongId, (await FindAsync(first, "/ana", evil)).WhyNot);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, FetchRefusal.TooManyRedirects)]
    public async Task Three_redirects_are_followed(int redirects, FetchRefusal? whyNot)
    {
        await using var server = TinyServer.Start(a =>
            a.Target.Length <= redirects ? TinyServer.Redirect(a.Target + "a") : TinyServer.Ok(Document(a))
        );
        Assert.Equal(whyNot, (await FindAsync(server, "/")).WhyNot);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://user@example.org/")]
    [InlineData("http://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//10.0.0.1/")]
    public async Task A_redirect_is_judged_like_any_address(string to)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Redirect(to));
        Assert.Equal(FetchRefusal.AddressRefused, (await FindAsync(server, "/a")).WhyNot);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, FetchRefusal.TooLarge)]
    public async Task Size_is_counted_after_decompression(int more, FetchRefusal? whyNot)
    {
        await using var server = TinyServer.StartBytes(a =>
            Packed(Document(a).PadRight(ActivityText.MostBytes + more))
        );
        Assert.Equal(whyNot, (await FindAsync(server, "/a")).WhyNot);
    }

    [Fact]
    public async Task A_server_that_keeps_silent_is_given_up()
    {
        await using var server = TinyServer.StartBytes(_ => null);
        using var wire = new SafeWire(
            new WireSettings
            {
                Loopback = new HashSet<string> { server.Host },
                Total = TimeSpan.FromMilliseconds(200),
            }
        );
        Assert.Equal(
            FetchRefusal.NoAnswer,
            (await new DocumentFetcher(wire, null).FindAsync(server.At("/a"), Ct)).WhyNot
        );
    }

    [Fact]
    public async Task Each_step_is_signed_for_where_it_goes()
    {
        await using var server = TinyServer.Start(a =>
            a.Target == "/a" ? TinyServer.Redirect("/b?c=d") : TinyServer.Ok(Document(a))
        );
        using var key = SigningKey.FromPem(Town.Ana + "#main-key", Town.Pairs[Town.Ana].ExportPkcs8PrivateKeyPem());
        var town = new Town();
        using var wire = Wire(server);
        var fetcher = new DocumentFetcher(
            wire,
            r => RequestSigner.Sign(r, key, SignatureScheme.Cavage, town.Clock.Now)
        );
        Assert.Null((await fetcher.FindAsync(server.At("/a"), Ct)).WhyNot);
        Assert.Equal(2, server.Asked.Count);
        foreach (var asked in server.Asked)
        {
            var request = new ReceivedRequest
            {
                Method = "GET",
                Target = asked.Target,
                Authority = server.Host,
                Headers = [.. asked.Headers],
            };
            Assert.Null((await town.Verifier.VerifyReaderAsync(request, Ct)).WhyNot);
            Assert.Equal(ContentTypes.Accept, asked["accept"]);
        }
    }

    [Theory]
    [InlineData("application/jrd+json; charset=utf-8", null)]
    [InlineData("application/json", null)]
    [InlineData("application/activity+json", FetchRefusal.WrongContentType)]
    [InlineData("text/html", FetchRefusal.WrongContentType)]
    public async Task A_descriptor_is_asked_for_unsigned_and_has_its_own_type(string contentType, FetchRefusal? whyNot)
    {
        await using var server = TinyServer.Start(_ =>
            TinyServer.Ok("""{"subject":"acct:a@b.example"}""", contentType)
        );
        using var wire = Wire(server);
        var found = await new DocumentFetcher(wire, _ => throw new InvalidOperationException()).FindDescriptorAsync(
            server.At("/w"),
            Ct
        );
        Assert.Equal(whyNot, found.WhyNot);
        Assert.Null(server.Asked.Single()["signature"]);
    }

    private static string Document(Asked asked) => $$"""{"id":"http://{{asked["host"]}}{{asked.Target}}"}""";

    private static SafeWire Wire(params TinyServer[] servers) =>
        new(new WireSettings { Loopback = servers.Select(s => s.Host).ToHashSet() });

    private static async Task<FoundDocument> FindAsync(TinyServer server, string path, params TinyServer[] others)
    {
        using var wire = Wire([server, .. others]);
        return await new DocumentFetcher(wire, null).FindAsync(server.At(path), Ct);
    }

    private static byte[] Packed(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.ASCII.GetBytes(body));
        var head =
            $"HTTP/1.1 200 OK\r\nContent-Type: application/activity+json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()];
    }
}
