namespace Farandole.Platform;

/// <summary>This installation, as its operators set it up (settings file or <c>FARANDOLE_*</c>).</summary>
internal sealed class Instance(IConfiguration configuration)
{
    public string Name { get; } = configuration["Name"] ?? "Farandole";

    /// <summary>The town or region that it is for; shown under its name.</summary>
    public string? Place { get; } = configuration["Place"];

    /// <summary>Who runs it, in a sentence or two.</summary>
    public string? Host { get; } = configuration["Host"];

    /// <summary>Where to write to those who run it.</summary>
    public string? Contact { get; } = configuration["Contact"];

    public string Language { get; } = configuration["Language"] ?? "fr";

    public string Country { get; } = configuration["Country"] ?? "FR";

    /// <summary>The zone of an event whose place says nothing.</summary>
    public string Zone { get; } = configuration["Zone"] ?? "Europe/Paris";

    public Creation Creation { get; } = configuration.GetValue("Creation", Creation.Open);

    public Registration Registration { get; } = configuration.GetValue("Registration", Registration.Open);

    /// <summary>The public address, without a slash at the end. Letters and links use it, never what a request claims.</summary>
    public Uri Url { get; private set; } = new((configuration["Url"] ?? "http://127.0.0.1:5080").TrimEnd('/'));

    public bool HasOwnUrl { get; } = configuration["Url"] is not null;

    public bool IsSecure => Url.Scheme == Uri.UriSchemeHttps;

    /// <summary>Where it really listens, when the operators did not say under which address it is known.</summary>
    public void ListensAt(string address)
    {
        if (!HasOwnUrl)
            Url = new(address.TrimEnd('/'));
    }

    public string Absolute(string path) => $"{Url.GetLeftPart(UriPartial.Authority)}{path}";
}

/// <summary>Who may create an event without an account.</summary>
internal enum Creation
{
    Open,

    /// <summary>Everybody; the agenda waits for a steward.</summary>
    Held,
    Off,
}

/// <summary>Who may have an account.</summary>
internal enum Registration
{
    /// <summary>Whoever proves an address.</summary>
    Open,

    /// <summary>Whoever proves an address and is let in by a steward.</summary>
    Moderated,

    /// <summary>Whoever proves an address and has an invitation of a steward.</summary>
    Invited,

    /// <summary>Those who have one.</summary>
    Closed,
}
