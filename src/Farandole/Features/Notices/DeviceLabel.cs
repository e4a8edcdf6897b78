namespace Farandole.Features.Notices;

/// <summary>"Firefox, Android": enough for its owner to know which device it is, and nothing that tells it from others.</summary>
internal static class DeviceLabel
{
    /// <summary>The first that fits: most browsers also say that they are another.</summary>
    private static readonly (string Said, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Said, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Null when the browser says nothing that we know.</summary>
    public static string? Of(string? userAgent)
    {
        string?[] known = [First(Browsers, userAgent), First(Systems, userAgent)];
        return known.Any(k => k is not null) ? string.Join(", ", known.OfType<string>()) : null;
    }

    private static string? First((string Said, string Name)[] names, string? userAgent) =>
        names.FirstOrDefault(n => userAgent?.Contains(n.Said, StringComparison.Ordinal) == true).Name;
}
