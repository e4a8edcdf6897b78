namespace Farandole.ActivityPub.Reading;

/// <summary>A key as an actor shows it: <see cref="Owner"/> is a claim until the owner says the same (FEP-fe34).</summary>
public sealed record ShownKey(string Id, string? Owner, string Pem);

/// <summary>Somebody on another server (AS2 vocabulary, "Actor types"; AP §4.1).</summary>
public sealed class RemoteActor(ActivityObject document)
{
    private static readonly string[] Kinds = ["Person", "Group", "Organization", "Service", "Application"];

    public ActivityObject Document { get; } = document;

    public string? Id => Document.Id;

    /// <summary>The first type that is one of an actor.</summary>
    public string? Type => Document.Types.FirstOrDefault(Kinds.Contains);

    /// <summary>The local part of its handle.</summary>
    public string? PreferredUsername => Document.Text("preferredUsername");

    /// <summary>Plain text, as it came: its reader escapes it.</summary>
    public string? Name => Document.Text("name");

    /// <summary>HTML that nobody has cleaned.</summary>
    public string? Summary => Document.Text("summary");

    public string? Url => Document.Url;

    public string? Inbox => Document.IdOf("inbox");

    /// <summary>One inbox for all of its server (AP §4.1, "endpoints"); else null, and <see cref="Inbox"/> serves.</summary>
    public string? SharedInbox => Document.Part("endpoints")?.IdOf("sharedInbox");

    /// <summary>Where to deliver to: the shared inbox, once for all of its server, if it is of the same server as the own one.</summary>
    public string? DeliverTo => Origin.Same(SharedInbox, Inbox) ? SharedInbox : Inbox;

    public string? Outbox => Document.IdOf("outbox");

    public string? Followers => Document.IdOf("followers");

    public string? Following => Document.IdOf("following");

    /// <summary>Mobilizon's <c>posts</c>: news of a group, where it says it or under <c>endpoints</c>.</summary>
    public string? Posts => Collection("posts");

    /// <summary>What will take place (FEP-8a8e, "upcomingEvents"), or Mobilizon's <c>events</c>, where it says it or under <c>endpoints</c>.</summary>
    public string? UpcomingEvents => Collection("upcomingEvents") ?? Collection("events");

    /// <summary>Who belongs to the group (Mobilizon).</summary>
    public string? Members => Collection("members");

    public string? Icon => Picture("icon");

    public string? Banner => Picture("image");

    /// <summary>Other addresses of the same person; a Move is believed only when they point at each other (FEP-7628).</summary>
    public IReadOnlyList<string> AlsoKnownAs => Document.Ids("alsoKnownAs");

    public string? MovedTo => Document.IdOf("movedTo");

    /// <summary>Whether somebody decides about followers; not said means no (AS2 extensions, "manuallyApprovesFollowers").</summary>
    public bool ApprovesFollowers => Document.Flag("manuallyApprovesFollowers") ?? false;

    /// <summary>Whether it wants to be found; not said is not yes.</summary>
    public bool Discoverable => Document.Flag("discoverable") ?? false;

    /// <summary><c>open</c>, <c>moderated</c> or <c>invite_only</c>: how one becomes a member (Mobilizon).</summary>
    public string? Openness => Document.Text("openness");

    /// <summary>Specifications that its server says to know, by address (FEP-844e).</summary>
    public IReadOnlyList<string> Implements =>
        [.. Document.Ids("implements"), .. Document.Part("generator")?.Ids("implements") ?? []];

    /// <summary>Usually one. A key without an id or a PEM is none.</summary>
    public IReadOnlyList<ShownKey> Keys => [.. Document.Objects("publicKey").Select(KeyIn).OfType<ShownKey>()];

    /// <summary>Whether a document is an actor by its type.</summary>
    public static bool Is(ActivityObject document) => document.IsAnyOf(Kinds);

    /// <summary>A key in a document of its own, or inside an actor; null when it shows none.</summary>
    public static ShownKey? KeyIn(ActivityObject document) =>
        document.Id is { } id && document.Text("publicKeyPem") is { } pem
            ? new ShownKey(id, document.IdOf("owner") ?? document.IdOf("controller"), pem)
            : null;

    private string? Collection(string name) => Document.IdOf(name) ?? Document.Part("endpoints")?.IdOf(name);

    private string? Picture(string name) =>
        Document.Objects(name).Select(o => o.IsReference ? o.Id : o.Url).FirstOrDefault(u => u is not null);
}
