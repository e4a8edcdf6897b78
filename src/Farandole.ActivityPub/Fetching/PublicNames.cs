using System.Net;

namespace Farandole.ActivityPub.Fetching;

/// <summary>Names that somebody outside may send us to.</summary>
public static class PublicNames
{
    /// <summary>Names that mean a machine or a network of one's own, or no machine at all (RFC 6761, RFC 8375 and habits).</summary>
    private static readonly string[] InternalNames =
    [
        "localhost",
        "localdomain",
        "local",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "svc",
        "onion",
        "i2p",
        "arpa",
    ];

    /// <summary>By its text: a name of several parts that leads out of here, and no address in disguise.</summary>
    public static bool Contain(string idnHost)
    {
        var host = idnHost.ToLowerInvariant().TrimEnd('.');
        var labels = host.Split('.');
        return labels.Length > 1
            && host.Length <= 253
            && labels.All(IsLabel)
            && !IsNumber(labels[^1])
            && !InternalNames.Contains(labels[^1])
            && !IPAddress.TryParse(host, out _);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>A name that ends in a number is an IPv4 address in one of its disguises (WHATWG URL §3.5).</summary>
    private static bool IsNumber(string label) =>
        label.All(char.IsAsciiDigit)
        || (label.StartsWith("0x", StringComparison.Ordinal) && label.AsSpan(2).ToString().All(char.IsAsciiHexDigit));
}
