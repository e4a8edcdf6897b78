namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>What begins so, as no word is whole: the page says again what was typed.</summary>
    private static IEnumerable<string> Searches =>
        ((string[])["title", "text", "place", "address", "host", "contact", "line"]).SelectMany(piece =>
            (string[])[$"/search?q=zq{piece}", $"/agenda.json?q=zq{piece}", $"/api/v1/events?q=zq{piece}"]
        );
}
