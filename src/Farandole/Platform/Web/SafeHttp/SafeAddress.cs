using System.Net;

namespace Farandole.Platform.Web.SafeHttp;

/// <summary>Who gave the address: somebody outside, or the operator in the settings of this installation.</summary>
internal enum GivenBy
{
    Anybody,
    Operator,
}

/// <summary>Judges an address by its text alone, before any name is resolved.</summary>
internal static class SafeAddress
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

    public static bool IsAcceptable(Uri uri, GivenBy by, SafeHttpSettings settings)
    {
        if (!uri.IsAbsoluteUri || uri.UserInfo.Length > 0 || uri.Scheme is not ("http" or "https"))
            return false;
        if (settings.AllowsLoopback(uri) || (by == GivenBy.Operator && settings.AllowsHost(uri)))
            return true;
        return uri is { Scheme: "https", Port: 443, HostNameType: UriHostNameType.Dns }
            && IsPublicName(uri.IdnHost, settings.OwnHost);
    }

    private static bool IsPublicName(string idnHost, string? ownHost)
    {
        var host = idnHost.ToLowerInvariant().TrimEnd('.');
        var labels = host.Split('.');
        return labels.Length > 1
            && host.Length <= 253
            && labels.All(IsLabel)
            && !IsNumber(labels[^1])
            && !InternalNames.Contains(labels[^1])
            && !string.Equals(host, ownHost, StringComparison.OrdinalIgnoreCase)
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
