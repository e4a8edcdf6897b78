using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Farandole.Tests.Canaries;

/// <summary>Looks for many words at once in bytes as they are and as machines write them, whatever the case.</summary>
internal sealed class Traces
{
    private readonly (string Form, Canary Word)[] forms;
    private readonly SearchValues<string> search;

    public Traces(IEnumerable<Canary> words)
    {
        forms = [.. words.SelectMany(w => Forms(w.Text).Distinct().Select(f => (f, w)))];
        search = SearchValues.Create([.. forms.Select(f => f.Form)], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The words that show in it.</summary>
    public IReadOnlyCollection<Canary> In(string answer)
    {
        var shown = new HashSet<Canary>();
        var rest = answer.AsSpan();
        for (var at = rest.IndexOfAny(search); at >= 0; at = rest.IndexOfAny(search))
        {
            rest = rest[at..];
            foreach (var (form, word) in forms)
            {
                if (rest.StartsWith(form, StringComparison.OrdinalIgnoreCase))
                    shown.Add(word);
            }
            rest = rest[1..];
        }
        return shown;
    }

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
