namespace Farandole.ActivityPub;

/// <summary>The media types of documents. Compared exactly: <c>application/json</c> is none of them, and what is uploaded never is.</summary>
public static class ContentTypes
{
    /// <summary>What we serve and send (AP §3.2).</summary>
    public const string Activity = "application/activity+json";

    /// <summary>The other spelling, which is to be treated the same (AP §3.2).</summary>
    public const string LinkedData = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    /// <summary>What a WebFinger answer is (RFC 7033 §10.2).</summary>
    public const string ResourceDescriptor = "application/jrd+json";

    /// <summary>What one asks for (AP §3.2).</summary>
    public const string Accept = Activity + ", " + LinkedData;

    /// <summary>Whether a header names one of the two, with any parameters.</summary>
    public static bool IsActivity(string? header) =>
        header == Activity || Bare(header) is Activity or "application/ld+json";

    /// <summary>Whether a header names what answers of WebFinger come as.</summary>
    public static bool IsResourceDescriptor(string? header) => Bare(header) is ResourceDescriptor or "application/json";

    private static string? Bare(string? header) => header?.Split(';')[0].Trim().ToLowerInvariant();
}
