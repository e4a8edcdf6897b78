using System.Globalization;
using System.Text.RegularExpressions;
using Farandole.Platform.Db;

namespace Farandole.Features.Register;

/// <summary>One column as its line in <c>db/</c> says it.</summary>
/// <param name="Category">technical, content, contact, participation or secret.</param>
/// <param name="Keep">How long it is kept.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Most">The longest text or bytes that it takes; null when no length is said.</param>
public sealed record Column(
    string Table,
    string Name,
    string Type,
    string Category,
    string Keep,
    string Purpose,
    int? Most
);

/// <summary>What the database holds, read from the comments beside its columns: the code cannot forget to tell it.</summary>
internal static partial class Schema
{
    public static readonly string[] Categories = ["participation", "contact", "content", "secret", "technical"];

    /// <summary>In the order of the files.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>postgres</c>: both say the same.</param>
    public static IReadOnlyList<Column> Of(string dialect)
    {
        var columns = new List<Column>();
        foreach (var sql in Migrations.Files(dialect).Select(Migrations.Sql))
        {
            // A table that is made anew is dropped first.
            var dropped = Dropped().Matches(sql).Select(m => m.Groups["name"].Value).ToHashSet();
            columns.RemoveAll(c => dropped.Contains(c.Table));
            columns.AddRange(Read(sql));
            foreach (var line in Left().Matches(sql).Select(m => m.Groups))
                columns.RemoveAll(c => c.Table == line["table"].Value && c.Name == line["name"].Value);
        }
        return columns;
    }

    public static IEnumerable<Column> Read(string sql) =>
        Table()
            .Matches(sql)
            .SelectMany(table =>
                Line()
                    .Matches(table.Groups["body"].Value)
                    .Select(line => ColumnOf(table.Groups["name"].Value, line.Groups))
            )
            .Concat(Added().Matches(sql).Select(line => ColumnOf(line.Groups["table"].Value, line.Groups)));

    private static Column ColumnOf(string table, GroupCollection line)
    {
        var said = line["comment"].Value.Split(';', 3, StringSplitOptions.TrimEntries);
        string Part(int n) => n < said.Length ? said[n] : "";
        var most = Length().Match(line["rest"].Value);
        return new Column(
            table,
            line["name"].Value,
            line["type"].Value.ToLowerInvariant(),
            Part(0),
            Part(1),
            Part(2),
            most.Success ? int.Parse(most.Groups["most"].Value, CultureInfo.InvariantCulture) : null
        );
    }

    [GeneratedRegex(
        @"^CREATE TABLE (?<name>\w+) \(\n(?<body>.*?)^\)( WITHOUT ROWID)?;",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Table();

    [GeneratedRegex(@"^DROP TABLE (?<name>\w+);$", RegexOptions.Multiline)]
    private static partial Regex Dropped();

    /// <summary>A column that came later.</summary>
    [GeneratedRegex(
        @"^ALTER TABLE (?<table>\w+) ADD COLUMN ""?(?<name>[a-z_]+)""? (?<rest>(?<type>[A-Za-z]+)[^\n]*?); *-- (?<comment>[^\n]*)$",
        RegexOptions.Multiline
    )]
    private static partial Regex Added();

    /// <summary>A column that is no more.</summary>
    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) DROP COLUMN (?<name>[a-z_]+);$", RegexOptions.Multiline)]
    private static partial Regex Left();

    /// <summary>A column's line begins with its name in lower case; constraints of the table begin with a capital.</summary>
    [GeneratedRegex(
        @"^ +""?(?<name>[a-z_]+)""? (?<rest>(?<type>[A-Za-z]+)[^\n]*?)(?:,? *-- (?<comment>[^\n]*))?$",
        RegexOptions.Multiline
    )]
    private static partial Regex Line();

    [GeneratedRegex(@"varchar\((?<most>\d+)\)|length\(""?\w+""?\) <?= (?<most>\d+)")]
    private static partial Regex Length();
}
