using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Agenda;

/// <summary>The agenda inside another site, with the filters of the page.</summary>
internal static class EmbedAgenda
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/embed/agenda", Embed).Limited(Rate.Read).Shared("agenda", "hosts");

    private static async Task<RazorComponentResult> Embed(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        CancellationToken ct
    )
    {
        var query = frame.QueryOf(request);
        var part = await agenda.Page(query, ct);
        return Page.Of<EmbedAgendaPage>(
            new EmbedAgendaModel(frame.Title, [.. part.Running, .. part.Coming], frame.PageOf(query))
        );
    }
}

public sealed record EmbedAgendaModel(string Title, IReadOnlyList<EventSummary> Events, string Url);
