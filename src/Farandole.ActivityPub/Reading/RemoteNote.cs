namespace Farandole.ActivityPub.Reading;

/// <summary>A note, an article or a page (AS2 vocabulary): a comment when it answers something.</summary>
public sealed class RemoteNote(ActivityObject document)
{
    private static readonly string[] Kinds = ["Note", "Article", "Page"];

    public ActivityObject Document { get; } = document;

    public string? Id => Document.Id;

    public string? Type => Document.Types.FirstOrDefault(Kinds.Contains);

    /// <summary>Plain text; a Note that starts a discussion of a group has one (Mobilizon).</summary>
    public string? Name => Document.Text("name");

    /// <summary>HTML that nobody has cleaned.</summary>
    public string? Content => Document.Text("content");

    /// <summary>A warning, or a shorter text; HTML that nobody has cleaned.</summary>
    public string? Summary => Document.Text("summary");

    public string? Url => Document.Url;

    /// <summary>Who wrote it: Mobilizon says <c>actor</c> besides, and puts the group into <c>attributedTo</c>.</summary>
    public string? Author => Document.IdOf("actor") ?? Document.IdOf("attributedTo");

    public string? AttributedTo => Document.IdOf("attributedTo");

    public string? InReplyTo => Document.IdOf("inReplyTo");

    /// <summary>The discussion that it belongs to.</summary>
    public string? Context => Document.IdOf("context");

    /// <summary>Of its words; where only <c>contentMap</c> tells, and of one language alone, that (AS2 core §4.7).</summary>
    public string? Language =>
        Document.Text("inLanguage") ?? (Document.Languages("content") is { Count: 1 } said ? said.Keys.Single() : null);

    public SaidTime? Published => Document.Time("published");

    public SaidTime? Updated => Document.Time("updated");

    public bool Sensitive => Document.Flag("sensitive") ?? false;

    /// <summary>Not for anybody yet (Mobilizon): never to be shown.</summary>
    public bool IsDraft => Document.Flag("draft") ?? false;

    /// <summary>From the organizers to those who take part (Mobilizon).</summary>
    public bool IsAnnouncement => Document.Flag("isAnnouncement") ?? false;

    public Visibility Visibility => Audience.Of(Document);

    public IReadOnlyList<string> Mentions => Tags.Mentions(Document);

    public IReadOnlyList<string> Hashtags => Tags.Hashtags(Document);

    public static bool Is(ActivityObject document) => document.Types.Any(Kinds.Contains);
}
