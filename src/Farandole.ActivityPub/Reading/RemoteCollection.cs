namespace Farandole.ActivityPub.Reading;

/// <summary>A list, or one page of it, in order or not (AS2 core §5).</summary>
public sealed class RemoteCollection(ActivityObject document)
{
    private static readonly string[] Kinds =
    [
        "Collection",
        "OrderedCollection",
        "CollectionPage",
        "OrderedCollectionPage",
        "OrganizersCollection",
        "AttendeesCollection",
    ];

    private static readonly string[] Fields = ["orderedItems", "items"];

    public ActivityObject Document { get; } = document;

    public string? Id => Document.Id;

    public bool IsPage => Document.Is("CollectionPage") || Document.Is("OrderedCollectionPage");

    /// <summary>How many in all, when told.</summary>
    public int? TotalItems => Document.Count("totalItems");

    /// <summary>What this document holds itself, or its first page when that was sent along; at most <see cref="ActivityObject.MostItems"/>.</summary>
    public IReadOnlyList<ActivityObject> Items
    {
        get
        {
            var own = Fields.SelectMany(Document.Objects).ToList();
            return own.Count == 0 && FirstPage is { } page && !IsPage ? page.Items : own;
        }
    }

    /// <summary>The first page, when the whole of it was sent along.</summary>
    public RemoteCollection? FirstPage =>
        Document.Part("first") is { IsReference: false } page && page.Has("type") ? new RemoteCollection(page) : null;

    public string? First => Document.IdOf("first");

    /// <summary>The address of what follows: of the page sent along, when there is one.</summary>
    public string? Next => Document.IdOf("next") ?? (IsPage ? null : FirstPage?.Document.IdOf("next"));

    public string? PartOf => Document.IdOf("partOf");

    public static bool Is(ActivityObject document) => document.Types.Any(Kinds.Contains);
}

/// <summary>A membership in a group (Mobilizon's <c>Member</c>).</summary>
public sealed record RemoteMember(string? Id, string Actor, string Group, string Role)
{
    /// <summary><c>administrator</c>, <c>moderator</c>, <c>member</c>, <c>not_approved</c>, <c>rejected</c>, <c>invited</c>; not said is <c>member</c>.</summary>
    public string Role { get; } = Role;

    public static RemoteMember? Of(ActivityObject document) =>
        document.Is("Member") && document.IdOf("actor") is { } actor && document.IdOf("object") is { } group
            ? new RemoteMember(document.Id, actor, group, document.Text("role") ?? "member")
            : null;
}
