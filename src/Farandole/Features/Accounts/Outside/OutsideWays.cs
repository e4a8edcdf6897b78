using Farandole.Domain.Accounts;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// The other sites, and the directory, by which people may sign in: none unless the settings name them. Read when
/// somebody first asks.
/// </summary>
internal sealed class OutsideWays(IConfiguration configuration)
{
    /// <summary>Names a directory in links and addresses.</summary>
    public const string DirectoryId = "directory";

    private readonly Lazy<(IReadOnlyList<OpenIdSettings> Sites, DirectorySettings? Directory)> read = new(() =>
        (Sites(configuration.GetSection("OpenId")), DirectorySettings.From(configuration.GetSection("Ldap")))
    );

    public IReadOnlyList<OpenIdSettings> Sites() => read.Value.Sites;

    /// <summary>Null without one.</summary>
    public DirectorySettings? Directory => read.Value.Directory;

    public OpenIdSettings? Site(string id) =>
        Sites().FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>As people know it; by its bare name once the settings know it no more.</summary>
    public string NameOf(string provider) =>
        provider == DirectoryId ? Directory?.Name ?? provider : Site(provider)?.Name ?? provider;

    private static List<OpenIdSettings> Sites(IConfigurationSection section) =>
        [.. section.GetChildren().Select(OpenIdSettings.From).OfType<OpenIdSettings>()];
}

/// <summary>A site that speaks OpenID Connect.</summary>
/// <param name="Id">Names it in addresses and links: small letters, figures and hyphens.</param>
/// <param name="Name">On its button.</param>
/// <param name="Authority">Whose discovery document says the rest.</param>
/// <param name="ClientId">What this instance is there.</param>
internal sealed record OpenIdSettings(string Id, string Name, Uri Authority, string ClientId)
{
    private const string StandardClaim = "email";

    public string? ClientSecret { get; init; }

    public string Scopes { get; init; } = "openid email";

    /// <summary>Which claim says the address.</summary>
    public string AddressClaim { get; init; } = StandardClaim;

    /// <summary>Whether an address counts as proven although the site does not say that it has verified it.</summary>
    public bool TrustsAddress { get; init; }

    /// <summary>Core 5.1: <c>email_verified</c> speaks of <c>email</c> alone.</summary>
    public bool SaysWhetherProven => AddressClaim == StandardClaim;

    public string ReturnPath => $"/account/outside/{Id}/return";

    public static OpenIdSettings? From(IConfigurationSection section)
    {
        var id = section.Key.ToLowerInvariant();
        return
            id != OutsideWays.DirectoryId
            && id.Length is > 0 and <= OutsideLink.LongestProvider
            && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-')
            && Uri.TryCreate(section["Authority"], UriKind.Absolute, out var authority)
            && section["ClientId"] is { Length: > 0 } client
            ? new(id, section["Name"] ?? section.Key, authority, client)
            {
                ClientSecret = section["ClientSecret"],
                Scopes = section["Scopes"] ?? "openid email",
                AddressClaim = section["AddressClaim"] ?? StandardClaim,
                TrustsAddress = section.GetValue("TrustsAddress", false),
            }
            : null;
    }
}

/// <summary>A directory that speaks LDAP.</summary>
/// <param name="Url"><c>ldap://</c> or <c>ldaps://</c>, and a host.</param>
/// <param name="Base">Below which people are looked for.</param>
internal sealed record DirectorySettings(Uri Url, string Base)
{
    public string Name { get; init; } = "LDAP";

    /// <summary>Who looks people up; null: whoever, where the directory allows that.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary><c>{0}</c> is what somebody typed as their name.</summary>
    public string Filter { get; init; } = "(uid={0})";

    public string AddressAttribute { get; init; } = "mail";

    /// <summary>What never changes and is never given to somebody else: <c>entryUUID</c>, <c>objectGUID</c>.</summary>
    public string IdAttribute { get; init; } = "entryUUID";

    public bool TrustsAddress { get; init; }

    /// <summary>Of certificates to trust beside, or rather instead of, those of the system.</summary>
    public string? Certificates { get; init; }

    public bool IsTls => Url.Scheme == "ldaps";

    /// <summary>Passwords cross no network in clear: only on this machine, and only when asked for.</summary>
    public bool IsClear { get; init; }

    public int Port => Url.IsDefaultPort || Url.Port < 0 ? (IsTls ? 636 : 389) : Url.Port;

    public static DirectorySettings? From(IConfigurationSection section) =>
        Uri.TryCreate(section["Url"], UriKind.Absolute, out var url)
        && url.Scheme is "ldap" or "ldaps"
        && section["Base"] is { Length: > 0 } below
            ? new(url, below)
            {
                Name = section["Name"] ?? "LDAP",
                User = section["User"],
                Password = section["Password"],
                Filter = section["Filter"] ?? "(uid={0})",
                AddressAttribute = section["AddressAttribute"] ?? "mail",
                IdAttribute = section["IdAttribute"] ?? "entryUUID",
                TrustsAddress = section.GetValue("TrustsAddress", false),
                Certificates = section["Certificates"],
                IsClear = url.IsLoopback && section["Security"] == "None",
            }
            : null;
}
