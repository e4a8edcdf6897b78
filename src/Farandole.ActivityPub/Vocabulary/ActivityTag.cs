namespace Farandole.ActivityPub.Vocabulary;

/// <summary>A keyword or somebody who is named (AS2 vocabulary, "tag"; Mastodon's <c>Hashtag</c>).</summary>
public sealed record ActivityTag
{
    private ActivityTag(string type, string name, string href) => (Type, Name, Href) = (type, name, href);

    public string Type { get; }

    public string Name { get; }

    public string Href { get; }

    /// <summary>A word without its sharp sign, and where one finds more of it; Mobilizon drops one of more than 40 letters.</summary>
    public static ActivityTag Hashtag(string word, string href) => new("Hashtag", "#" + word, href);

    /// <summary>Somebody by handle (<c>@name@host</c>) and address; they are told only when they stand in <c>to</c> or <c>cc</c> too (Mastodon).</summary>
    public static ActivityTag Mention(string handle, string actor) => new("Mention", handle, actor);
}
