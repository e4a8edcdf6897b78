using System.Collections.Frozen;

namespace Farandole.Platform.Mail;

/// <summary>How urgent a letter is. No sender chooses: it follows from the letter's kind.</summary>
internal enum Weight
{
    /// <summary>Somebody has just asked for it, or owns what it is about: it leaves at once.</summary>
    Asked,

    /// <summary>Whoever does not read it today stands before a closed door: it leaves at once.</summary>
    Vital,

    /// <summary>Good to know: it leaves with the others, once a day.</summary>
    Useful,
}

/// <summary>The closed list of the letters that there are. What is vital is decided here and nowhere else.</summary>
internal static class LetterKinds
{
    /// <summary>The letter that holds others.</summary>
    public const string Digest = "digest";

    private static readonly FrozenDictionary<string, Weight> Known = new (Weight Weight, string[] Kinds)[]
    {
        (
            Weight.Asked,
            [
                "confirm",
                "again",
                "address",
                "in",
                "links",
                "key",
                "organizers-key",
                "question",
                "answer",
                "follow",
                "follow-group",
                "asked",
                "waiting",
                "invite",
                "group-invite",
                "proposal-answer",
                "host-invite",
                "declined",
                "sign-in",
                Digest,
            ]
        ),
        (
            Weight.Vital,
            [
                "cancelled",
                "deleted",
                "removed",
                "changes",
                "reveal",
                "decision",
                "code",
                "offer",
                "lapsed",
                "reminder",
                "still",
                "promise",
                "intrusion",
                "account-moved",
                "account-ends",
                "account-in",
                "account-declined",
                "password",
                "membership",
                "opened",
                "second-step",
                "passkey",
                "outside",
                "app",
                "elsewhere",
                "reports",
                "elsewhere-group",
            ]
        ),
        (Weight.Useful, ["message", "news", "thanks", "group-requests", "proposals", "followed"]),
    }
        .SelectMany(w => w.Kinds.Select(kind => (kind, w.Weight)))
        .ToFrozenDictionary(k => k.kind, k => k.Weight);

    /// <summary>What people who come are told of their event without having asked just now.</summary>
    private static readonly FrozenSet<string> Noticed = new[]
    {
        "cancelled",
        "deleted",
        "removed",
        "changes",
        "reveal",
        "decision",
        "code",
        "offer",
        "lapsed",
        "reminder",
        "still",
        "intrusion",
        "message",
        "thanks",
    }.ToFrozenSet();

    public static IEnumerable<string> All => Known.Keys;

    /// <exception cref="KeyNotFoundException">Nobody has said how urgent this kind is.</exception>
    public static Weight Of(string kind) => Known[kind];

    public static bool IsVital(string kind) => Of(kind) == Weight.Vital;

    /// <summary>Whether it can be told on a device.</summary>
    public static bool HasNotice(string kind) => Noticed.Contains(kind);

    public static IEnumerable<string> WithNotice => Noticed;
}
