using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Blocks;

/// <summary>
/// A server that this instance has nothing to do with any more, its sub-domains included: nothing is taken from it, nothing is
/// asked of it, nothing goes there. Those who are there are told nothing of it.
/// </summary>
public sealed class ClosedServer : Entity
{
    /// <summary>Of a list that is taken over at once.</summary>
    public const int Most = 20_000;

    public const int MaxWord = 200;

    private ClosedServer() { }

    public ClosedServerId Id { get; private set; }

    /// <summary>Its name as <see cref="ServerName"/> writes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Why, for those who run the instance.</summary>
    public string? Word { get; private set; }

    public LocalDate Since { get; private set; }

    public static ClosedServer Close(string name, string? word, Instant now)
    {
        var closed = new ClosedServer
        {
            Id = ClosedServerId.New(),
            Name = name,
            Word = word,
            Since = now.InUtc().Date,
        };
        closed.Raise(new ServerClosed(closed.Id, now));
        return closed;
    }

    /// <summary>Before it is deleted: what comes from there is taken again. What was there comes back only if it is sent again.</summary>
    public void Open(Instant now) => Raise(new ServerOpened(Id, now));
}

/// <summary>A server is closed: what is here from there ends.</summary>
public sealed record ServerClosed(ClosedServerId Server, Instant At) : Fact;

/// <summary>It is open again.</summary>
public sealed record ServerOpened(ClosedServerId Server, Instant At) : Fact;

/// <summary>The name of a server (RFC 1123), in small letters and without its port: one name, however many ports it answers on.</summary>
public static class ServerName
{
    /// <summary>Of a name as DNS has it.</summary>
    public const int MaxLength = 253;

    /// <summary>
    /// What somebody means who typed or pasted a name, an address of a page, or of a person (<c>@name@server</c>); null when that
    /// is none. A name without a dot is none either: it would close half of the network.
    /// </summary>
    public static string? Parse(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            text = text[(scheme + 3)..];
        text = text.Split('/', '?', '#')[0];
        text = text[(text.LastIndexOf('@') + 1)..].TrimStart('*', '.').TrimEnd('.');
        if (text.Length is 0 or > MaxLength || !Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var uri))
            return null;
        var name = uri.IdnHost.ToLowerInvariant();
        return
            uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4
            && name.Contains('.')
            && name.Length <= MaxLength
            ? name
            : null;
    }

    /// <summary>The name and every one that it is a sub-domain of, the longest first.</summary>
    public static IEnumerable<string> WithParents(string name)
    {
        for (var rest = name; rest.Contains('.'); rest = rest[(rest.IndexOf('.') + 1)..])
            yield return rest;
    }
}
