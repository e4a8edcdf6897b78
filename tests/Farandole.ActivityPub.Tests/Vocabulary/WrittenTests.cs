using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;

namespace Farandole.ActivityPub.Tests.Vocabulary;

/// <summary>What holds of everything that is written.</summary>
public sealed class WrittenTests
{
    /// <summary>Terms of ActivityStreams itself, and of the security vocabulary that actors name besides.</summary>
    private static readonly HashSet<string> Standard =
    [
        .. """
            @context id type url name summary content mediaType attributedTo actor object target origin to cc audience published updated
            inReplyTo context tag attachment href icon image inbox outbox followers following endpoints sharedInbox preferredUsername
            totalItems first next prev partOf orderedItems items formerType deleted publicKey owner publicKeyPem width height
            startTime endTime location latitude longitude
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static IEnumerable<Written> All =>
        [
            Samples.Group,
            Samples.Note,
            Samples.Grave,
            Samples.Member,
            new ActivityList(1)
            {
                Id = "https://x.example/l",
                First = "https://x.example/l?page=1",
                AttributedTo = Samples.Club,
            },
            new ActivityList(1) { Id = "https://x.example/l" }.With([Samples.Ana]),
            new ActivityListPage("https://x.example/l")
            {
                Id = "https://x.example/l/1",
                Next = "https://x.example/l/2",
            }.With([Samples.Member, Samples.Note]),
            .. Samples.Activities().Where(a => a.Thing is not JsonElement),
        ];

    [Fact]
    public void The_context_comes_first_then_the_address_then_the_type() =>
        Assert.All(
            All.Select(Samples.Parsed),
            d => Assert.Equal(["@context", "id", "type"], d.EnumerateObject().Take(3).Select(p => p.Name))
        );

    [Fact]
    public void Nothing_is_written_as_null() =>
        Assert.All(All, d => Assert.DoesNotContain(":null", d.ToJson(), StringComparison.Ordinal));

    [Fact]
    public void No_context_has_to_be_fetched() =>
        Assert.All(
            All.Select(Samples.Parsed)
                .SelectMany(d => d.GetProperty("@context").EnumerateArray())
                .Where(c => c.ValueKind == JsonValueKind.String),
            c =>
                Assert.Contains(
                    c.GetString(),
                    new[] { "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1" }
                )
        );

    [Fact]
    public void Every_term_is_standard_or_explained() =>
        Assert.All(
            All.Select(Samples.Parsed),
            d =>
            {
                var explained = d.GetProperty("@context")
                    .EnumerateArray()
                    .Where(c => c.ValueKind == JsonValueKind.Object)
                    .SelectMany(c => c.EnumerateObject().Select(p => p.Name))
                    .ToHashSet();
                Assert.Empty(Names(d).Where(n => !Standard.Contains(n) && !explained.Contains(n)).Distinct());
            }
        );

    [Fact]
    public void An_actor_is_what_our_own_reader_takes_for_one()
    {
        var read = new RemoteActor(ActivityText.Parse(Samples.Group.ToUtf8()).Document!);
        Assert.Equal((Samples.Club, "Group", "club"), (read.Id, read.Type, read.PreferredUsername));
        Assert.Equal(("https://x.example/inbox", Samples.Club + "/members"), (read.SharedInbox, read.Members));
        Assert.Equal(Samples.Group.PublicKey.PublicKeyPem, Assert.Single(read.Keys).Pem);
        Assert.Equal(["https://datatracker.ietf.org/doc/html/rfc9421"], read.Implements);
    }

    [Fact]
    public void A_page_holds_addresses_or_whole_documents()
    {
        var page = new RemoteCollection(
            ActivityText
                .Parse(
                    new ActivityListPage("https://x.example/l") { Id = "https://x.example/l/1" }
                        .With([Samples.Member])
                        .ToUtf8()
                )
                .Document!
        );
        Assert.True(page.IsPage);
        Assert.Equal("member", RemoteMember.Of(Assert.Single(page.Items))?.Role);
    }

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .Where(p => p.Name != "@context")
                .SelectMany(p => Names(p.Value).Prepend(p.Name)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Names),
            _ => [],
        };
}
