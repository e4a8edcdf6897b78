namespace Farandole.Platform.Web.SafeHttp;

/// <summary>What one expects: the content types that fit, and how much, counted after decompression.</summary>
internal sealed record FetchPurpose(string[] ContentTypes, int MaxBytes)
{
    public static readonly FetchPurpose Json = new(
        ["application/json", "application/geo+json", "application/vnd.geo+json"],
        1 << 20
    );

    public static readonly FetchPurpose ActivityJson = new(
        ["application/activity+json", "application/ld+json", "application/jrd+json", "application/json"],
        1 << 20
    );

    public static readonly FetchPurpose Image = new(["image/jpeg", "image/png", "image/webp"], 10_000_000);

    public static readonly FetchPurpose Calendar = new(["text/calendar"], 1 << 20);

    /// <summary>For its title: some pages bring megabytes along.</summary>
    public static readonly FetchPurpose Page = new(["text/html", "application/xhtml+xml"], 4 << 20);

    public string Accept => string.Join(", ", ContentTypes);
}

internal enum FetchOutcome
{
    Ok,

    /// <summary>The address, or one that it led to, is not one to ask.</summary>
    Refused,

    /// <summary>No answer in time, or none at all.</summary>
    Unreachable,

    /// <summary>An answer that says no: see the status.</summary>
    Failed,
    WrongType,
    TooLarge,
    TooManyRedirects,
}

/// <summary>What came of asking: the body only when <see cref="Outcome"/> is <see cref="FetchOutcome.Ok"/>.</summary>
internal sealed record Fetched(FetchOutcome Outcome, byte[] Body, int Status = 0, Uri? From = null)
{
    public static Fetched Not(FetchOutcome outcome, int status = 0) => new(outcome, [], status);
}

/// <summary>What is handed over to another server.</summary>
internal sealed record Parcel(byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);
