using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.DatePolls;

/// <summary>The poll on the event's page, while it runs.</summary>
internal sealed class PollOnThePage(IClock clock) : IEventBlock
{
    public BlockPlace Place => BlockPlace.Poll;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        seen.IsDatePolled
        && await db.PollOf(
            new AtThePoll(seen, viewer.ParticipationIn(seen.Id), null, null),
            clock.GetCurrentInstant(),
            ct
        )
            is { } poll
            ? new EventBlock(typeof(PollBlock), poll)
            : null;
}

/// <summary>The poll by itself, fetched anew by pages that are open, and what a name has answered.</summary>
internal static class ShowPoll
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/poll", Fragment).Limited(Rate.Read).Shared();
        routes.MapGet("/d/{voter}", Own).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Fragment(
        string id,
        Viewer viewer,
        Db db,
        IClock clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        if (await db.AtThePoll(id, null, viewer, clock, ct) is not { } at)
            return await db.Absent(id, ct);
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (at.Seen.IsDraft || at.Seen.Visibility == Visibility.Private)
            response.KeepPrivate();
        return await db.PollOf(at, clock.GetCurrentInstant(), ct) is { } poll
            ? Page.Of<PollForm>(poll)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Own(
        string voter,
        string? done,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.AtThePoll(voter, clock, ct) is { } at && await db.PollOf(at, clock.GetCurrentInstant(), ct) is { } poll
            ? Page.Of<PollPage>(new PollPageModel(poll) { Done = done })
            : TypedResults.NotFound();
}

/// <summary>The poll on a page of its own: behind the link of a name, or when it comes back.</summary>
public sealed record PollPageModel(PollModel Poll)
{
    public string? Done { get; init; }
}
