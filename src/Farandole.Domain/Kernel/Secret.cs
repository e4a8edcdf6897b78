using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Farandole.Domain.Kernel;

/// <summary>
/// A secret handed to a person once: <c>type1_selector_secret</c> in base64url. The selector (96 bits) finds the row,
/// only a SHA-256 of the secret (192 or 256 bits, so no salt is needed) is kept.
/// </summary>
public sealed record Secret
{
    private Secret(string type, string selector, string value) => (Type, Selector, Value) = (type, selector, value);

    /// <summary>Two letters: <c>fo</c> an organizer's key, <c>fi</c> an invitation, <c>ft</c> a ticket, <c>fa</c> the instance's key, <c>fd</c> a door, <c>fg</c> a place on a guest list, <c>fl</c> the same by letter, <c>fw</c> an invitation to have an account.</summary>
    public string Type { get; }

    public string Selector { get; }

    private string Value { get; }

    /// <summary>SHA-256 of the secret part, 32 bytes: what is stored.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Value));

    public static Secret New(string type, int bits) =>
        new(type, NewSelector(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bits / 8)));

    /// <summary>
    /// A secret that its maker can make again, because letters must carry it and only a hash is kept: the value is a keyed
    /// hash of the selector.
    /// </summary>
    public static Secret Derived(string type, string selector, byte[] keyedHash)
    {
        ArgumentNullException.ThrowIfNull(keyedHash);
        return new(type, selector, Base64Url.EncodeToString(keyedHash.AsSpan(0, 24)));
    }

    public static string NewSelector() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>Null unless the text is a secret of this type; says nothing of whether it opens anything.</summary>
    public static Secret? Parse(string? text, string type)
    {
        var trimmed = text?.Trim();
        if (trimmed is not { Length: > 40 and < 90 } || !trimmed.StartsWith(type + "1_", StringComparison.Ordinal))
            return null;
        var rest = trimmed[(type.Length + 2)..];
        // A selector is 12 bytes, hence always 16 characters; both parts may hold underscores themselves.
        return rest.Length > 33 && rest[16] == '_' && rest.All(IsBase64Url) ? new(type, rest[..16], rest[17..]) : null;
    }

    /// <summary>In constant time.</summary>
    public bool Opens(byte[] storedHash) => CryptographicOperations.FixedTimeEquals(Hash, storedHash);

    /// <summary>The whole secret, for its owner's eyes: the only way to get it out, so that no log line shows it by accident.</summary>
    public string Reveal() => $"{Type}1_{Selector}_{Value}";

    public override string ToString() => $"{Type}1_{Selector}_…";

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
