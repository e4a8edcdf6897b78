using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Farandole.Tests.Canaries;

/// <summary>Looks for a word in bytes as they are and as machines write them, whatever the case.</summary>
internal sealed class Traces(string word)
{
    private readonly string[] forms = [.. Forms(word).Select(f => f.ToLowerInvariant()).Distinct()];

    public string Word => word;

    public static bool Shows(string answer, string word) => new Traces(word).IsIn(answer.ToLowerInvariant());

    /// <param name="lowered">In lower case already: it is searched for many words.</param>
    public bool IsIn(string lowered) => forms.Any(f => lowered.Contains(f, StringComparison.Ordinal));

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
