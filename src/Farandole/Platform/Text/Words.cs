using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Farandole.Platform.Text;

/// <summary>
/// The words of one language. Keys are symbolic (<c>join.button</c>); sentences are whole, with named variables
/// (<c>{date}</c>). Catalogues lie beside the feature that speaks them, as <c>fr.po</c> and <c>en.po</c>.
/// </summary>
internal sealed class Words
{
    public static readonly string[] Languages = ["fr", "en"];

    private static readonly FrozenDictionary<string, Words> ByLanguage = Languages.ToFrozenDictionary(
        l => l,
        l => new Words(l)
    );

    private readonly FrozenDictionary<string, string[]> texts;

    private Words(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");
        texts = Load(language).ToFrozenDictionary(e => e.Id, e => e.Forms);
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    /// <summary>The words of a language; the first of <see cref="Languages"/> when it is not spoken here.</summary>
    public static Words In(string? language) =>
        language is not null && ByLanguage.TryGetValue(language, out var words) ? words : ByLanguage["fr"];

    public string this[string key] => Forms(key)[0];

    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] =>
        Fill(Forms(key)[0], values);

    /// <summary>The form that the language wants for <paramref name="n"/>; <c>{n}</c> is the number itself.</summary>
    public string Plural(string key, long n, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var forms = Forms(key);
        var text = forms[Math.Min(IsSingular(n) ? 0 : 1, forms.Length - 1)]
            .Replace("{n}", n.ToString("N0", Culture), StringComparison.Ordinal);
        return Fill(text, values);
    }

    public bool Knows(string key) => texts.ContainsKey(key);

    /// <summary>French counts 0 and 1 as one; English only 1.</summary>
    private bool IsSingular(long n) => Language == "fr" ? Math.Abs(n) < 2 : n == 1;

    private string[] Forms(string key) =>
        texts.TryGetValue(key, out var forms)
            ? forms
            : throw new KeyNotFoundException($"No word for {key} in {Language}.");

    private string Fill(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
            text = text.Replace($"{{{name}}}", Convert.ToString(value, Culture), StringComparison.Ordinal);
        return text;
    }

    /// <summary>Every catalogue of the language: the product's features each bring their own.</summary>
    public static IEnumerable<PoEntry> Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith($"/{language}.po", StringComparison.Ordinal))
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var entry in PoCatalogue.Read(reader).Where(e => e.Id.Length > 0))
                yield return entry;
        }
    }
}
