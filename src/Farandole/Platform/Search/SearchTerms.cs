namespace Farandole.Platform.Search;

/// <summary>
/// What is looked for: all of it must be there, of each only one form. Its signs are letters, digits and two of our own, so
/// that nothing of what somebody types is read as an order by either database.
/// </summary>
internal sealed record SearchTerms
{
    private SearchTerms(IReadOnlyList<IReadOnlyList<string>> all, string? beginning) =>
        (All, Beginning) = (all, beginning);

    private IReadOnlyList<IReadOnlyList<string>> All { get; init; }

    /// <summary>What a word begins with, beside all the others.</summary>
    private string? Beginning { get; init; }

    /// <summary>Null when nothing of it is a word.</summary>
    /// <param name="typed">By whoever asks.</param>
    /// <param name="language">Theirs: what stands in every text of it is not looked for, unless nothing else is left.</param>
    public static SearchTerms? Of(string typed, string language) =>
        Meant(typed, language) is { Count: > 0 } words ? new([.. words.Select(WordForms.KeysOf)], null) : null;

    /// <summary>The same with the last word begun only.</summary>
    public static SearchTerms? Begun(string typed, string language) =>
        Meant(typed, language) is { Count: > 0 } words
            ? new([.. words.SkipLast(1).Select(WordForms.KeysOf)], words[^1])
            : null;

    /// <summary>With a condition: one of these marks.</summary>
    public SearchTerms And(IReadOnlyList<string> marks) => this with { All = [.. All, marks] };

    /// <summary>In the language of FTS5.</summary>
    public string ForSqlite() =>
        string.Join(" AND ", Parts("\"{0}\"", " OR ").Concat(Beginning is null ? [] : [$"\"{Beginning}\"*"]));

    /// <summary>As a <c>tsquery</c>.</summary>
    public string ForPostgres() =>
        string.Join(" & ", Parts("'{0}'", " | ").Concat(Beginning is null ? [] : [$"'{Beginning}':*"]));

    private IEnumerable<string> Parts(string quoted, string or) =>
        All.Select(one =>
            $"({string.Join(or, one.Select(key => quoted.Replace("{0}", key, StringComparison.Ordinal)))})"
        );

    private static List<string> Meant(string typed, string language)
    {
        var words = WordForms.Of(typed).Distinct().ToList();
        var meant = words.Where(w => !WordForms.IsUsual(w, language)).ToList();
        return meant.Count > 0 ? meant : words;
    }
}
