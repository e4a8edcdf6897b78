using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>A public event inside another site. Who shows a key sees no more here: the page around it is not ours.</summary>
internal static class EmbedEvent
{
    public const int Height = 260;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/embed/events/{id}", Embed).Limited(Rate.Read).Shared();

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Embed(
        string id,
        Db db,
        IClock clock,
        Reader reader,
        EventCards cards,
        CancellationToken ct
    ) =>
        await db.Seen(id, Viewer.Nobody, clock, ct) is { IsListed: true, Visibility: Visibility.Public } seen
        && seen.ToAnybody is { Schedule: not null } anybodys
            ? Page.Of<EmbedEventPage>(cards.Of(anybodys))
            : await db.Absent(id, ct);
}

/// <summary>Makes a card of an event that stands on another site, hence with whole addresses.</summary>
internal sealed class EventCards(Platform.Instance instance, Reader reader)
{
    public EventSummary Of(EventAsSeen seen)
    {
        var (words, schedule) = (reader.Words, seen.Schedule!);
        return new EventSummary(
            instance.Absolute(seen.Path),
            seen.Title ?? "",
            instance.Absolute(seen.CoverPath),
            schedule.Day
        )
        {
            Time = schedule.Time,
            EndTime = schedule.LastDay <= schedule.Day.PlusDays(1) ? schedule.EndTime : null,
            Zone = words.Clock(schedule, instance.Zone),
            Place = seen.Place?.Name,
            State = seen.Status.State(),
            Price = words.Price(seen.IsFree, seen.Price),
            Labels = [.. words.Tags(seen.Accessibility)],
        };
    }
}
