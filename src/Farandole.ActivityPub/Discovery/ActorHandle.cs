using System.Buffers;

namespace Farandole.ActivityPub.Discovery;

/// <summary>
/// A name at a server, <c>name@host</c> (RFC 7565): the host in small letters, with its port unless it is the usual one. Names
/// are compared without regard to capitals.
/// </summary>
public sealed record ActorHandle
{
    private const int MostLetters = 320;
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/\\?#@%\t\r\n ");

    private ActorHandle(string name, string host) => (Name, Host) = (name, host);

    public string Name { get; }

    public string Host { get; }

    /// <summary>Whether it is the server itself: <c>host@host</c> (GoToSocial, Mastodon).</summary>
    public bool IsServer =>
        string.Equals(Name, Host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Name, Host.Split(':')[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>The same as an address (RFC 7565 §4).</summary>
    public string Acct => $"acct:{Name}@{Host}";

    /// <summary>From <c>name@host</c>, <c>@name@host</c> or <c>acct:name@host</c>; null when it is none of them.</summary>
    public static ActorHandle? Parse(string? text)
    {
        if (text is null || text.Length > MostLetters)
            return null;
        text = text.Trim();
        if (text.StartsWith("acct:", StringComparison.OrdinalIgnoreCase))
            text = text["acct:".Length..];
        if (text.StartsWith('@'))
            text = text[1..];
        return text.Split('@') is [var name, var host] && IsName(name) && Normal(host) is { } normal
            ? new ActorHandle(name, normal)
            : null;
    }

    public bool Equals(ActorHandle? other) =>
        other is not null && Host == other.Host && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(Host, Name.ToUpperInvariant());

    public override string ToString() => $"{Name}@{Host}";

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '~' or '+');

    /// <summary>A name and perhaps a port, and nothing else that an address may have.</summary>
    private static string? Normal(string host)
    {
        if (
            host.Length == 0
            || host.AsSpan().ContainsAny(NotInHosts)
            || !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri)
        )
            return null;
        if (uri.IdnHost.Length == 0 || uri.AbsolutePath != "/")
            return null;
        var name = uri.IdnHost.ToLowerInvariant();
        return uri.IsDefaultPort ? name : FormattableString.Invariant($"{name}:{uri.Port}");
    }
}
