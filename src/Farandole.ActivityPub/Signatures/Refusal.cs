namespace Farandole.ActivityPub.Signatures;

/// <summary>Why a request is not believed. The host decides what it answers: 401 lets those who know two schemes try the other.</summary>
public enum Refusal
{
    /// <summary>More than <see cref="Reading.ActivityText.MostBytes"/> (413).</summary>
    TooLarge,

    /// <summary>Neither <c>application/activity+json</c> nor <c>application/ld+json</c> (415).</summary>
    WrongContentType,

    /// <summary>No JSON object, too deep, or an actor that says two things under one name (400).</summary>
    Unreadable,

    /// <summary>An activity that does not say who did it (400).</summary>
    NoActor,

    NoSignature,

    /// <summary>The signature, or a header that it covers, is not written as it should be.</summary>
    Malformed,

    /// <summary>A header that must be one came twice: readers would not agree on which counts.</summary>
    RepeatedHeader,

    UnknownAlgorithm,

    /// <summary>It covers something that we do not know, or that did not come.</summary>
    UnknownComponent,

    /// <summary>Method and target are not covered.</summary>
    TargetNotSigned,

    HostNotSigned,

    /// <summary>Neither the date nor the moment of creation is covered.</summary>
    DateNotSigned,

    DigestNotSigned,

    /// <summary>It was meant for another server.</summary>
    WrongHost,

    TooOld,
    TooNew,
    Expired,

    /// <summary>No digest that we know is in the header.</summary>
    UnknownDigest,

    /// <summary>The content is not what was signed.</summary>
    WrongDigest,

    /// <summary>The key is of another server than the actor.</summary>
    KeyOfAnotherHost,

    /// <summary>The key was not to be had: no answer, too many questions, or no such key.</summary>
    KeyNotFound,

    /// <summary>The owner of the key is gone (410).</summary>
    KeyGone,

    /// <summary>Who is said to own the key does not say so (FEP-fe34).</summary>
    KeyNotOwned,

    /// <summary>No RSA key of 2048 to 8192 bits.</summary>
    KeyUnusable,

    /// <summary>The key is somebody else's than the actor's.</summary>
    KeyOfAnotherActor,

    /// <summary>Everything fits but the signature.</summary>
    WrongSignature,

    /// <summary>The very same was here before.</summary>
    Replayed,

    /// <summary>Somebody unknown deletes themselves: nothing to verify and nothing to do (202).</summary>
    NothingToForget,
}
