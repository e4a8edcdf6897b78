using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>The kinds of actors that are written (AS2 vocabulary, "Actor types").</summary>
public enum ActorKind
{
    Person,
    Group,

    /// <summary>The installation itself: it signs what is fetched and announces what is public.</summary>
    Application,
}

/// <summary>Somebody to follow and to write to (AP §4.1), with what Mobilizon and Mastodon need of one.</summary>
public sealed record ActivityActor(ActorKind Kind) : Written(Kind.ToString(), Contexts.Actor)
{
    [JsonIgnore]
    public ActorKind Kind { get; } = Kind;

    /// <summary>Of <c>[A-Za-z0-9_]</c> only: Mobilizon resolves no other. WebFinger must lead back here (Mastodon).</summary>
    public required string PreferredUsername { get; init; }

    public required string Name { get; init; }

    /// <summary>HTML that was cleaned by its origin.</summary>
    public string? Summary { get; init; }

    public required string Url { get; init; }

    public required string Inbox { get; init; }

    public required string Outbox { get; init; }

    public string? Followers { get; init; }

    public string? Following { get; init; }

    public required ActorEndpoints Endpoints { get; init; }

    public required ActorKey PublicKey { get; init; }

    public ActivityImage? Icon { get; init; }

    public ActivityImage? Image { get; init; }

    /// <summary>Addresses that the same person had or has; each must say the same (FEP-7628).</summary>
    public IReadOnlyList<string>? AlsoKnownAs { get; init; }

    public string? MovedTo { get; init; }

    public required bool ManuallyApprovesFollowers { get; init; }

    public required bool Discoverable { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    /// <summary><c>open</c>, <c>moderated</c> or <c>invite_only</c>, of a group (Mobilizon).</summary>
    public string? Openness { get; init; }

    public int? MemberCount { get; init; }

    /// <summary>An OrderedCollection, soonest first, of what is not over yet (FEP-8a8e, "upcomingEvents").</summary>
    public string? UpcomingEvents { get; init; }

    /// <summary>What the installation speaks, of an Application (FEP-844e).</summary>
    public IReadOnlyList<ImplementedSpecification>? Implements { get; init; }
}

/// <summary>Addresses of an actor beside the inbox (AP §4.1, "endpoints"); Mobilizon looks for those of a group nowhere else.</summary>
public sealed record ActorEndpoints(string SharedInbox)
{
    public string? Members { get; init; }

    public string? Events { get; init; }

    public string? Posts { get; init; }

    public string? Discussions { get; init; }

    public string? Resources { get; init; }
}

/// <summary>The key by which the actor's signatures are known (Security Vocabulary, "publicKey"): PEM of a SubjectPublicKeyInfo.</summary>
public sealed record ActorKey(string Id, string Owner, string PublicKeyPem);

/// <summary>A picture of an actor (AS2 vocabulary, "icon" and "image").</summary>
public sealed record ActivityImage(string Url, string MediaType)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Image";
}

/// <summary>A specification by its address (FEP-844e).</summary>
public sealed record ImplementedSpecification(string Href, string Name)
{
    /// <summary>By this others know that they may sign after RFC 9421 when they write to us.</summary>
    public static ImplementedSpecification HttpMessageSignatures { get; } =
        new("https://datatracker.ietf.org/doc/html/rfc9421", "RFC-9421: HTTP Message Signatures");
}
