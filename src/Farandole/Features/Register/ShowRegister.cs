using System.Text.RegularExpressions;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Register;

/// <summary>The register of processing (GDPR art. 30), always that of the program that runs.</summary>
internal static class ShowRegister
{
    // Both dialects say the same and the program never changes: read once.
    private static readonly IReadOnlyList<Column> Columns = Schema.Of("sqlite");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/privacy/register", Show).Limited(Rate.Read).Shared();

    private static RazorComponentResult Show(Instance instance) =>
        Page.Of<RegisterPage>(new RegisterModel(Columns, instance.Name, instance.Host, instance.Contact));
}

/// <summary>What one table holds of one category, in one sentence.</summary>
public sealed record Holding(string Table, string Category, IReadOnlyList<Column> Columns)
{
    public string Key => $"register.{Table}.{Category}";

    public IEnumerable<string> KeepKeys => Columns.Select(c => RegisterModel.KeepKey(c.Keep)).Distinct();
}

public sealed partial record RegisterModel(IReadOnlyList<Column> Columns, string Name, string? Host, string? Contact)
{
    /// <summary>By category, those about people first.</summary>
    public IEnumerable<IGrouping<string, Holding>> Holdings =>
        Columns
            .GroupBy(c => (c.Table, c.Category))
            .Select(g => new Holding(g.Key.Table, g.Key.Category, [.. g]))
            .GroupBy(h => h.Category)
            .OrderBy(g => Array.IndexOf(Schema.Categories, g.Key));

    /// <summary>The key of the sentence for a rule of the schema: <c>event end + 30 d</c> is <c>register.keep.event-end-30-d</c>.</summary>
    public static string KeepKey(string keep) =>
        "register.keep." + Separators().Replace(keep.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Separators();
}
