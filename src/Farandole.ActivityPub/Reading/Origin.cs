using System.Globalization;

namespace Farandole.ActivityPub.Reading;

/// <summary>Which server an address belongs to, and what that is worth (FEP-fe34): nobody speaks for another server.</summary>
public static class Origin
{
    /// <summary>Scheme, name and port in small letters; null for what is no http(s) address or carries credentials.</summary>
    public static string? Of(string? id) => Server(id)?.Origin;

    /// <summary>Name and port without scheme, the port only when it is not the usual one; null as for <see cref="Of"/>.</summary>
    public static string? HostOf(string? id) => Server(id)?.Host;

    /// <summary>Whether both are addresses, and of one server.</summary>
    public static bool Same(string? one, string? other) => Of(one) is { } origin && origin == Of(other);

    /// <summary>Whether an object may be taken from the activity that embeds it: both are of the actor's server.</summary>
    public static bool Vouches(string? actor, ActivityObject embedded) =>
        Same(actor, embedded.Id)
        && embedded.Ids("attributedTo").All(author => Same(author, embedded.Id))
        && embedded.Ids("actor").All(author => Same(author, embedded.Id));

    private static NamedServer? Server(string? id) => id is null ? null : ServersAtHand.Of(id, Read);

    private static NamedServer? Read(string id)
    {
        if (Address(id) is not { } uri)
            return null;
        var host = Host(uri);
        var withPort = string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
        return new($"{uri.Scheme}://{withPort}", uri.IsDefaultPort ? host : withPort);
    }

    private static Uri? Address(string id) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && uri.UserInfo.Length == 0
        && uri.IdnHost.Length > 0
            ? uri
            : null;

    private static string Host(Uri uri) => uri.IdnHost.ToLowerInvariant().TrimEnd('.');
}
