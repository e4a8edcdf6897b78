using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Tests.Reading;
using Farandole.ActivityPub.Vocabulary;

namespace Farandole.ActivityPub.Tests.Vocabulary;

/// <summary>One of everything that is written.</summary>
internal static class Samples
{
    public const string Ana = "https://x.example/actors/ana";
    public const string Club = "https://x.example/groups/club";

    public static ActivityActor Group { get; } =
        new(ActorKind.Group)
        {
            Id = Club,
            PreferredUsername = "club",
            Name = "Le club",
            Url = Club,
            Summary = "<p>Bals</p>",
            Inbox = Club + "/inbox",
            Outbox = Club + "/outbox",
            Followers = Club + "/followers",
            Following = Club + "/following",
            Endpoints = new ActorEndpoints("https://x.example/inbox")
            {
                Members = Club + "/members",
                Events = Club + "/events",
                Posts = Club + "/posts",
                Discussions = Club + "/discussions",
                Resources = Club + "/resources",
            },
            PublicKey = new ActorKey(
                Club + "#main-key",
                Club,
                "-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----\n"
            ),
            Icon = new ActivityImage("https://x.example/i.png", "image/png"),
            Image = new ActivityImage("https://x.example/b.png", "image/png"),
            AlsoKnownAs = ["https://y.example/club"],
            MovedTo = "https://z.example/club",
            ManuallyApprovesFollowers = false,
            Discoverable = true,
            Published = "2027-01-01T00:00:00Z",
            Updated = "2027-01-02T00:00:00Z",
            Openness = "moderated",
            MemberCount = 4,
            UpcomingEvents = Club + "/upcoming",
            Implements = [ImplementedSpecification.HttpMessageSignatures],
        };

    public static ActivityNote Note { get; } =
        new(TextKind.Note)
        {
            Id = "https://x.example/notes/1",
            Url = "https://x.example/notes/1",
            Name = "Titre",
            Content = "<p>Oui</p>",
            Actor = Ana,
            AttributedTo = Club,
            Audience = Club,
            InReplyTo = "https://y.example/events/1",
            Discussion = Club + "/discussions/1",
            To = [Contexts.Public],
            Cc = [],
            Published = "2027-01-01T00:00:00Z",
            Updated = "2027-01-02T00:00:00Z",
            Tag =
            [
                ActivityTag.Hashtag("bal", "https://x.example/tags/bal"),
                ActivityTag.Mention("@b@y.example", "https://y.example/b"),
            ],
            Attachment = [new ActivityDocument("image/png", "https://x.example/1.png")],
        };

    public static ActivityTombstone Grave { get; } =
        new("Event") { Id = "https://x.example/events/1", Deleted = "2027-01-02T00:00:00Z" };

    public static ActivityMember Member { get; } =
        new("https://y.example/b", Club, "member") { Id = "https://x.example/members/1" };

    public static RemoteActivity Asked { get; } =
        new(
            Say.This(
                """
                {"@context":"https://www.w3.org/ns/activitystreams","type":"Join","id":"https://y.example/joins/1","actor":{"id":"https://y.example/b"},
                 "object":"https://x.example/events/1","participationMessage":"Deux places","signature":{"type":"RsaSignature2017"}}
                """
            )
        );

    private const string Did = "https://x.example/did/1";

    public static IEnumerable<Activity> Activities() => [.. OfThings(), .. OfTakingPart(), .. OfActors()];

    private static IEnumerable<Activity> OfThings()
    {
        var follow = Activity.Follow(Did, Ana, "https://y.example/g") with { To = ["https://y.example/g"] };
        yield return Activity.Create(Did, Ana, Note) with
        {
            To = [Contexts.Public],
            AttributedTo = Club,
            Audience = Club,
        };
        yield return Activity.Update(Did, Club, Group) with
        {
            Published = "2027-01-01T00:00:00Z",
        };
        yield return Activity.Delete(Did, Ana, Grave);
        yield return Activity.Farewell(Did, Ana);
        yield return Activity.Announce(Did, Club, "https://y.example/events/1");
        yield return Activity.Announce(Did, Club, follow);
        yield return Activity.Announce(Did, Club, Asked.Document.Element);
        yield return follow;
        yield return Activity.Undo(Did, Ana, follow);
        yield return Activity.Accept(Did, Club, Asked);
        yield return Activity.Accept(Did, Club, Member);
        yield return Activity.Reject(Did, Club, Asked);
        yield return Activity.TentativeAccept(Did, Ana, Asked);
        yield return Activity.Ignore(Did, Club, Asked);
    }

    private static IEnumerable<Activity> OfTakingPart()
    {
        yield return Activity.Join(Did, Ana, "https://y.example/events/1", "Deux places");
        yield return Activity.Leave(Did, Ana, "https://y.example/events/1");
        yield return Activity.Coming(Did, Ana, "https://y.example/events/1");
        var invite = Activity.Invite("https://y.example/members/1", "https://y.example/b", "https://y.example/g", Ana);
        yield return Activity.Accept(Did, Ana, invite);
        yield return Activity.Reject(Did, Ana, invite);
        yield return Activity.Invite(Did, Ana, Club, "https://y.example/b");
        yield return Activity.Remove(Did, Ana, "https://x.example/members/1", Club);
    }

    private static IEnumerable<Activity> OfActors()
    {
        yield return Activity.Flag(
            Did,
            "https://x.example/actor",
            ["https://y.example/b", "https://y.example/n"],
            "Injures"
        );
        yield return Activity.Move(Did, Ana, "https://z.example/ana");
    }

    public static JsonElement Parsed(Written document)
    {
        using var parsed = JsonDocument.Parse(document.ToUtf8());
        return parsed.RootElement.Clone();
    }
}
