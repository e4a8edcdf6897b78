using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Places;
using Farandole.Platform.Search;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Agenda;

/// <summary>The agenda by words: <c>/search?q=bal</c>, with the conditions of the agenda.</summary>
internal static class ShowSearch
{
    public const string Path = "/search";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Show).Limited(Rate.Read).Shared("agenda", "hosts");

    private static async Task<RazorComponentResult> Show(
        HttpRequest request,
        AgendaByWords agenda,
        Gazetteer gazetteer,
        Instance instance,
        Reader reader,
        CancellationToken ct
    )
    {
        var query = AgendaQuery.Read(request.Query, gazetteer, instance.Country, reader.Language);
        var typed = request.Query["q"].ToString();
        var wrong = WhyNot(typed, query, reader);
        var found = wrong is null && query.About is not null ? await agenda.Page(query, ct) : null;
        return Page.Of<SearchPage>(
            new SearchModel
            {
                Typed = typed,
                Query = query,
                Wrong = wrong is null ? null : reader.Words[wrong, ("most", AgendaQuery.LongestAbout)],
                Found = found,
                Wider = found is { IsEmpty: true } ? Wider(query, reader.Words) : [],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>The key of what to say at the field; null also where nothing is typed yet.</summary>
    private static string? WhyNot(string typed, AgendaQuery query, Reader reader) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : query.About is { } about && SearchTerms.Of(about, reader.Language) is not null ? null
        : query.About is null && PlainText.Line(typed) is not null ? "search.too-long"
        : "search.no-word";

    /// <summary>The same with one condition less each, the mildest first.</summary>
    private static IReadOnlyList<Way> Wider(AgendaQuery query, Words words)
    {
        var start = query with { After = null };
        var farthest = Neighbourhood.Reaches.Max();
        IEnumerable<Way?> ways =
        [
            query.Near is { } near && near.Kilometres < farthest
                ? new(
                    words["search.wider.reach", ("n", farthest)],
                    (start with { Near = near with { Kilometres = farthest } }).At(Path)
                )
                : null,
            query.Typed is null
                ? null
                : new(words["search.wider.place"], (start with { Typed = null, Near = null }).At(Path)),
            query is { Span: AgendaSpan.All, From: null }
                ? null
                : new(words["search.wider.days"], (start with { Span = AgendaSpan.All, From = null }).At(Path)),
            query is { Free: false, Online: false, Needs: Accessibility.None }
                ? null
                : new(
                    words["search.wider.conditions"],
                    (start with { Free = false, Online = false, Needs = Accessibility.None }).At(Path)
                ),
        ];
        return [.. ways.OfType<Way>()];
    }
}

/// <summary>What is looked for, and what was found of it.</summary>
public sealed record SearchModel
{
    public required string Typed { get; init; }

    internal AgendaQuery Query { get; init; } = null!;

    /// <summary>What to say at the field; null when it can be looked for.</summary>
    public required string? Wrong { get; init; }

    /// <summary>Null when nothing was looked for.</summary>
    internal AgendaPart? Found { get; init; }

    /// <summary>Where something may be found when nothing is here.</summary>
    public required IReadOnlyList<Way> Wider { get; init; }
}
