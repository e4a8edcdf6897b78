using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Fetching;

/// <summary>Why a document was not to be had.</summary>
public enum FetchRefusal
{
    /// <summary>No address that one may ask, by its text or by where it leads.</summary>
    AddressRefused,

    /// <summary>No connection, or no whole answer in time.</summary>
    NoAnswer,
    TooManyRedirects,

    /// <summary>401 or 403: only for those who sign, or not for us.</summary>
    Denied,

    /// <summary>404.</summary>
    NotThere,

    /// <summary>410: it was there.</summary>
    Gone,

    /// <summary>Another answer that is no document.</summary>
    Failed,

    /// <summary>Not of the types that ActivityPub has: what somebody uploaded must not pass for what somebody is.</summary>
    WrongContentType,
    TooLarge,
    Unreadable,

    /// <summary>It says to be another document than the one that was asked for, and that one is not it either.</summary>
    WrongId,
}

/// <summary>A document from its own address, or why not: exactly one of the two.</summary>
public sealed record FoundDocument(ActivityObject? Document, FetchRefusal? WhyNot)
{
    public static FoundDocument Of(ActivityObject document) => new(document, null);

    public static FoundDocument Not(FetchRefusal whyNot) => new(null, whyNot);
}

/// <summary>Gets the document that an address names (AP §3.2), from nowhere but its own server.</summary>
public delegate Task<FoundDocument> FindDocument(string id, CancellationToken ct);
