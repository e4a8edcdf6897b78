using Farandole.Domain.Kernel;

namespace Farandole.Domain.Resources;

/// <summary>An address on the web, of the kind that a browser opens and nothing else: http or https, no name and password in it.</summary>
public sealed record WebAddress
{
    public const int MaxLength = 1_000;

    private WebAddress(Uri uri) => (Uri, Value) = (uri, uri.AbsoluteUri);

    public Uri Uri { get; }

    public string Value { get; }

    /// <summary>Said to people: as it is asked for in the network, so that no letter can look like another one.</summary>
    public string Host =>
        Uri.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? Uri.IdnHost[4..] : Uri.IdnHost;

    /// <summary>Null when it is none. What is typed without a beginning (<c>pad.example.org/x</c>) begins with https.</summary>
    public static WebAddress? Parse(string? typed)
    {
        if (PlainText.Line(typed) is not { } line || line.Length > MaxLength)
            return null;
        var whole =
            line.Contains(':', StringComparison.Ordinal) ? line
            : line.Contains('.', StringComparison.Ordinal) ? "https://" + line
            : line;
        return
            Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http"
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0
            && uri.AbsoluteUri.Length <= MaxLength
            ? new(uri)
            : null;
    }

    public override string ToString() => Value;
}
