using System.Text.Json;
using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Tests.Fixtures;
using Farandole.ActivityPub.Tests.Reading;

namespace Farandole.ActivityPub.Tests.Discovery;

public sealed class NodeInfoTests
{
    private static readonly NodeInfo Info = new(
        new NodeSoftware("farandole", "0.1.0") { Repository = "https://x.example/source" },
        new NodeUsage(new NodeUsers(3, 2, 3), 10, 20)
    )
    {
        OpenRegistrations = true,
    };

    [Fact]
    public void Both_versions_say_what_their_schema_demands()
    {
        foreach (var (json, version) in new[] { (Info.ToJson21(), "2.1"), (Info.ToJson20(), "2.0") })
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            Assert.Equal(version, root.GetProperty("version").GetString());
            Assert.Equal(["activitypub"], root.GetProperty("protocols").EnumerateArray().Select(p => p.GetString()));
            Assert.Equal(0, root.GetProperty("services").GetProperty("inbound").GetArrayLength());
            Assert.Equal(0, root.GetProperty("services").GetProperty("outbound").GetArrayLength());
            Assert.True(root.GetProperty("openRegistrations").GetBoolean());
            Assert.Equal(3, root.GetProperty("usage").GetProperty("users").GetProperty("activeHalfyear").GetInt32());
            Assert.Equal(JsonValueKind.Object, root.GetProperty("metadata").ValueKind);
        }
    }

    [Fact]
    public void Only_the_newer_version_has_a_repository()
    {
        Assert.Contains("repository", Info.ToJson21(), StringComparison.Ordinal);
        Assert.DoesNotContain("repository", Info.ToJson20(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_links_name_the_versions_first_and_then_the_actor_of_the_server()
    {
        var links = Say.This(
            NodeInfo.LinksToJson("https://x.example/n/2.1", "https://x.example/n/2.0", "https://x.example/actor")
        );
        Assert.Equal(
            [
                "http://nodeinfo.diaspora.software/ns/schema/2.1",
                "http://nodeinfo.diaspora.software/ns/schema/2.0",
                "https://www.w3.org/ns/activitystreams#Application",
            ],
            links.Objects("links").Select(l => l.Text("rel"))
        );
        Assert.Equal("https://x.example/actor", RemoteNode.ApplicationIn(links, "https://x.example"));
        Assert.Equal("https://x.example/n/2.1", RemoteNode.DescriptionIn(links, "https://x.example"));
    }

    [Fact]
    public void A_server_cannot_name_the_actor_of_another() =>
        Assert.Null(
            RemoteNode.ApplicationIn(
                Say.This(
                    """{"links":[{"rel":"https://www.w3.org/ns/activitystreams#Application","href":"https://y.example/actor"}]}"""
                ),
                "https://x.example"
            )
        );

    [Fact]
    public void What_peers_say_of_themselves_is_read()
    {
        var links = Recorded.Document("gancio/live/nodeinfo-links.json");
        Assert.Equal("https://gancio.test/federation/u/relay", RemoteNode.ApplicationIn(links, "https://gancio.test"));
        Assert.Equal("fedify-peer", RemoteNode.SoftwareIn(Recorded.Document("fedify/live/nodeinfo-2.1.json")));
    }
}
