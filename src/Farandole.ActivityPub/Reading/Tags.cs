namespace Farandole.ActivityPub.Reading;

/// <summary>What is in <c>tag</c> (AS2 vocabulary): keywords and people.</summary>
public static class Tags
{
    /// <summary>Without the sharp sign, each once; of bare strings too (old Gancio).</summary>
    public static IReadOnlyList<string> Hashtags(ActivityObject thing) =>
        [
            .. thing
                .Objects("tag")
                .Where(t => t.IsReference || t.Is("Hashtag"))
                .Select(t => (t.IsReference ? t.Id : t.Text("name"))?.Trim().TrimStart('#'))
                .OfType<string>()
                .Where(t => t.Length > 0 && !t.Contains("://", StringComparison.Ordinal))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>The addresses of the people whom it names.</summary>
    public static IReadOnlyList<string> Mentions(ActivityObject thing) =>
        [
            .. thing
                .Objects("tag")
                .Where(t => t.Is("Mention"))
                .Select(t => t.IdOf("href"))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
}
