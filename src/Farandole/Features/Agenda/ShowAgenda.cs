using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Agenda;

/// <summary>The front page: what takes place, day by day.</summary>
internal static class ShowAgenda
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Show).Limited(Rate.Read).Shared("agenda", "hosts");

    private static async Task<RazorComponentResult> Show(
        HttpRequest request,
        AgendaShelf shelf,
        Gazetteer gazetteer,
        Instance instance,
        Reader reader,
        CancellationToken ct
    )
    {
        // Words are looked for on a page of their own.
        var query = AgendaQuery.Read(request.Query, gazetteer, instance.Country, reader.Language) with
        {
            About = null,
        };
        return Page.Of<AgendaPage>(ModelOf(query, await shelf.Page(query, ct), reader.Words, instance));
    }

    private static AgendaModel ModelOf(AgendaQuery query, AgendaPart part, Words words, Instance instance)
    {
        var start = query with { After = null };
        return new AgendaModel
        {
            Days = [.. part.Coming.GroupBy(e => e.Day).Select(day => new AgendaDayModel(day.Key, [.. day]))],
            Running = part.Running,
            Filters = Filters(start, words),
            IsWhole = query.IsWhole,
            IsFirst = query.After is null,
            Typed = query.Typed,
            Town = query.Near?.Name,
            IsUnknownPlace = query.IsUnknownPlace,
            Within = query.Near?.Kilometres ?? Neighbourhood.Usual,
            From = query.From is { } from ? LocalDatePattern.Iso.Format(from) : null,
            Kept = Kept(start),
            Next = part.Next?.At("/"),
            Here = query.At("/"),
            Canonical = instance.Absolute(query.At("/")),
            Calendar = start.At("/agenda.ics"),
            Atom = start.At("/agenda.atom"),
            Json = start.At("/agenda.json"),
        };
    }

    /// <summary>Each chip is the same agenda with one condition more or less.</summary>
    private static IReadOnlyList<Way> Filters(AgendaQuery query, Words words)
    {
        Way Days(AgendaSpan span) =>
            new(
                words[$"agenda.{span.ToString().ToLowerInvariant()}"],
                (query with { Span = query.Span == span ? AgendaSpan.All : span }).At("/"),
                query.Span == span
            );
        Way Need(Accessibility need, string key, string icon) =>
            new(words[key], query.Toggle(need).At("/"), query.Needs.HasFlag(need), Icon: icon);

        return
        [
            new(words["agenda.all"], "/", query.IsWhole),
            Days(AgendaSpan.Tonight),
            Days(AgendaSpan.Weekend),
            Days(AgendaSpan.Week),
            new(words["tags.free"], (query with { Free = !query.Free }).At("/"), query.Free),
            Need(Accessibility.Wheelchair, "agenda.wheelchair", "wheelchair"),
            Need(Accessibility.SignLanguage, "agenda.sign", "ear"),
            Need(Accessibility.Children, "tags.children", "baby-carriage"),
            new(words["tags.online"], (query with { Online = !query.Online }).At("/"), query.Online, Icon: "video"),
        ];
    }

    /// <summary>The conditions of the chips, for the form that adds a place or a day to them.</summary>
    private static IReadOnlyList<(string Name, string Value)> Kept(AgendaQuery query) =>
        [
            .. (query with { Typed = null, Near = null, From = null })
                .At("")
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('='))
                .Select(pair => (pair[0], pair[1])),
        ];
}
