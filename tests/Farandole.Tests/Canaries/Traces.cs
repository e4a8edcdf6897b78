using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Farandole.Tests.Canaries;

/// <summary>Looks for a word in bytes as they are and as machines write them.</summary>
internal static class Traces
{
    public static bool Shows(string answer, string word) =>
        Forms(word).Any(f => answer.Contains(f, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        yield return WebUtility.HtmlEncode(word);
        yield return WebUtility.UrlEncode(word);
        yield return JavaScriptEncoder.Default.Encode(word);
        // Base64 at each of the three alignments, without the characters that its neighbours touch.
        for (var shift = 0; shift < 3; shift++)
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', shift) + word))[
                (shift == 0 ? 0 : 4)..^4
            ];
    }
}
