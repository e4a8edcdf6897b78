using System.Globalization;

namespace Farandole.ActivityPub.Reading;

/// <summary>Which server an address belongs to, and what that is worth (FEP-fe34): nobody speaks for another server.</summary>
public static class Origin
{
    /// <summary>Scheme, name and port in small letters; null for what is no http(s) address or carries credentials.</summary>
    public static string? Of(string? id) =>
        Address(id) is { } uri
            ? string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{Host(uri)}:{uri.Port}")
            : null;

    /// <summary>Name and port without scheme, the port only when it is not the usual one; null as for <see cref="Of"/>.</summary>
    public static string? HostOf(string? id) =>
        Address(id) is not { } uri ? null
        : uri.IsDefaultPort ? Host(uri)
        : string.Create(CultureInfo.InvariantCulture, $"{Host(uri)}:{uri.Port}");

    /// <summary>Whether both are addresses, and of one server.</summary>
    public static bool Same(string? one, string? other) => Of(one) is { } origin && origin == Of(other);

    /// <summary>Whether an object may be taken from the activity that embeds it: both are of the actor's server.</summary>
    public static bool Vouches(string? actor, ActivityObject embedded) =>
        Same(actor, embedded.Id)
        && embedded.Ids("attributedTo").All(author => Same(author, embedded.Id))
        && embedded.Ids("actor").All(author => Same(author, embedded.Id));

    private static Uri? Address(string? id) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && uri.UserInfo.Length == 0
        && uri.IdnHost.Length > 0
            ? uri
            : null;

    private static string Host(Uri uri) => uri.IdnHost.ToLowerInvariant().TrimEnd('.');
}
