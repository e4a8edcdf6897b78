using Farandole.ActivityPub.Vocabulary;

namespace Farandole.ActivityPub.Reading;

/// <summary>To whom something is addressed (AP §5.6, FEP-8a8e): a calendar shows only what is public in <c>to</c>.</summary>
public enum Visibility
{
    /// <summary>Public in <c>to</c>: everybody may find it.</summary>
    Public,

    /// <summary>Public in <c>cc</c> only: whoever has the link, and no list.</summary>
    Unlisted,

    /// <summary>Whom it names, and their followers.</summary>
    Addressed,
}

/// <summary>The addressees of an object or an activity.</summary>
public static class Audience
{
    private static readonly string[] Fields = ["to", "cc", "audience"];

    /// <summary>The three ways to write «everybody» (AP §5.6).</summary>
    public static bool IsPublic(string id) => id is Contexts.Public or "as:Public" or "Public";

    public static Visibility Of(ActivityObject thing)
    {
        if (thing.Ids("to").Any(IsPublic))
            return Visibility.Public;
        return thing.Ids("cc").Any(IsPublic) ? Visibility.Unlisted : Visibility.Addressed;
    }

    /// <summary>Everybody else who is named in <c>to</c>, <c>cc</c> or <c>audience</c>, each once.</summary>
    public static IReadOnlyList<string> Named(ActivityObject thing) =>
        [.. Fields.SelectMany(thing.Ids).Where(i => !IsPublic(i)).Distinct(StringComparer.Ordinal)];
}
