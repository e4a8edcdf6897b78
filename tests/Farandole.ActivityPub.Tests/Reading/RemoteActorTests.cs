using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

public sealed class RemoteActorTests
{
    [Fact]
    public void An_actor_is_read()
    {
        var actor = new RemoteActor(
            Say.This(
                """
                {"type":["Group","x:Club"],"id":"https://x.example/g","preferredUsername":"g","name":"Le club","summary":"<p>Bals</p>",
                 "inbox":"https://x.example/g/inbox","outbox":{"type":"OrderedCollection","id":"https://x.example/g/outbox"},
                 "followers":"https://x.example/g/followers","endpoints":{"sharedInbox":"https://x.example/inbox","events":"https://x.example/g/events"},
                 "icon":[{"type":"Image","url":"https://x.example/i.png"}],"image":"https://x.example/b.png",
                 "alsoKnownAs":"https://y.example/g","movedTo":"https://z.example/g","manuallyApprovesFollowers":true,
                 "publicKey":[{"id":"https://x.example/g#main-key","owner":"https://x.example/g","publicKeyPem":"PEM"},{"id":"no pem"}],
                 "generator":{"type":"Application","implements":[{"href":"https://datatracker.ietf.org/doc/html/rfc9421","type":"Link"}]}}
                """
            )
        );
        Assert.Equal(("Group", "g", "Le club"), (actor.Type, actor.PreferredUsername, actor.Name));
        Assert.Equal(("https://x.example/g/inbox", "https://x.example/inbox"), (actor.Inbox, actor.SharedInbox));
        Assert.Equal(
            ("https://x.example/g/outbox", "https://x.example/g/events"),
            (actor.Outbox, actor.UpcomingEvents)
        );
        Assert.Equal(("https://x.example/i.png", "https://x.example/b.png"), (actor.Icon, actor.Banner));
        Assert.Equal(["https://y.example/g"], actor.AlsoKnownAs);
        Assert.Equal("https://z.example/g", actor.MovedTo);
        Assert.True(actor.ApprovesFollowers);
        Assert.Equal([new ShownKey("https://x.example/g#main-key", "https://x.example/g", "PEM")], actor.Keys);
        Assert.Equal(["https://datatracker.ietf.org/doc/html/rfc9421"], actor.Implements);
    }

    [Theory]
    [InlineData(
        """{"inbox":"https://x.example/a","endpoints":{"sharedInbox":"https://x.example/inbox"}}""",
        "https://x.example/inbox"
    )]
    [InlineData(
        """{"inbox":"https://x.example/a","endpoints":{"sharedInbox":"https://y.example/inbox"}}""",
        "https://x.example/a"
    )]
    [InlineData("""{"inbox":"https://x.example/a","endpoints":null}""", "https://x.example/a")]
    [InlineData("""{"endpoints":{"sharedInbox":"https://y.example/inbox"}}""", null)]
    public void A_server_takes_deliveries_at_one_inbox_of_its_own(string json, string? inbox) =>
        Assert.Equal(inbox, new RemoteActor(Say.This(json)).DeliverTo);

    [Fact]
    public void An_activity_is_read()
    {
        var whole = new RemoteActivity(
            Say.This(
                """
                {"type":"Delete","id":"https://x.example/d","actor":{"id":"https://x.example/a"},"to":"as:Public",
                 "object":{"id":"https://x.example/e","type":"Tombstone","formerType":"Event"}}
                """
            )
        );
        Assert.Equal(
            ("https://x.example/a", "https://x.example/e", "Event"),
            (whole.Actor, whole.ObjectId, whole.ObjectType)
        );
        Assert.NotNull(whole.Embedded);
        var named = new RemoteActivity(
            Say.This("""{"type":"Delete","actor":"https://x.example/a","object":"https://x.example/a"}""")
        );
        Assert.Null(named.Embedded);
        Assert.Null(named.ObjectType);
        Assert.True(named.IsFarewell);
        Assert.False(whole.IsFarewell);
    }

    [Theory]
    [InlineData("""{"type":"Create","object":{"type":"Event"}}""", "Event")]
    [InlineData("""{"type":"Announce","object":{"type":"Create","object":{"type":"Event"}}}""", "Event")]
    [InlineData("""{"type":"Announce","object":{"type":"Create","object":"https://x.example/e"}}""", null)]
    [InlineData("""{"type":"Announce","object":"https://x.example/e"}""", null)]
    public void What_was_wrapped_twice_is_unwrapped(string json, string? type) =>
        Assert.Equal(type, new RemoteActivity(Say.This(json)).Innermost?.Type);

    [Fact]
    public void A_comment_is_read()
    {
        var note = new RemoteNote(
            Say.This(
                """
                {"type":"Note","id":"https://x.example/n","actor":"https://x.example/a","attributedTo":"https://x.example/g",
                 "inReplyTo":"https://y.example/e","contentMap":{"fr":"<p>Oui</p>"},"to":["as:Public"],"sensitive":true}
                """
            )
        );
        Assert.Equal(("https://x.example/a", "https://x.example/g"), (note.Author, note.AttributedTo));
        Assert.Equal(("<p>Oui</p>", "https://y.example/e", true), (note.Content, note.InReplyTo, note.Sensitive));
    }

    [Fact]
    public void A_collection_is_its_items_or_those_of_the_page_sent_along()
    {
        Assert.Equal(
            ["a", "b"],
            new RemoteCollection(Say.This("""{"type":"Collection","items":["a",{"id":"b"}]}""")).Items.Select(i => i.Id)
        );
        var paged = new RemoteCollection(
            Say.This(
                """
                {"type":"OrderedCollection","totalItems":9,"first":{"type":"OrderedCollectionPage","orderedItems":"a","next":"https://x.example/2"}}
                """
            )
        );
        Assert.Equal(["a"], paged.Items.Select(i => i.Id));
        Assert.Equal((9, "https://x.example/2"), (paged.TotalItems, paged.Next));
        var elsewhere = new RemoteCollection(
            Say.This("""{"type":"OrderedCollection","first":"https://x.example/1"}""")
        );
        Assert.Empty(elsewhere.Items);
        Assert.Equal(("https://x.example/1", null), (elsewhere.First, elsewhere.Next));
    }

    [Theory]
    [InlineData("""{"type":"Member","actor":"a","object":"g","role":"moderator"}""", "moderator")]
    [InlineData("""{"type":"Member","actor":"a","object":{"id":"g"}}""", "member")]
    [InlineData("""{"type":"Member","actor":"a"}""", null)]
    [InlineData("""{"type":"Note","actor":"a","object":"g"}""", null)]
    public void A_membership_is_read(string json, string? role) =>
        Assert.Equal(role, RemoteMember.Of(Say.This(json))?.Role);
}
