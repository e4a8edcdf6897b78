using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>The list on the event's page.</summary>
internal sealed class NeedsOnThePage(IClock clock) : IEventBlock
{
    public BlockPlace Place => BlockPlace.Needs;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        await db.NeedsOf(AtTheList.Of(seen, viewer), has, ReadNeeds.OnPage(has.Lines), clock.GetCurrentInstant(), ct)
            is { } list
        && (list.Lines.Count > 0 || list.MayOffer)
            ? new EventBlock(typeof(NeedsBlock), list)
            : null;
}

/// <summary>The list by itself, fetched anew by pages that are open; all of it; a first name's own page; a line to take on.</summary>
internal static class ShowNeeds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/needs", Fragment).Limited(Rate.Read).Shared();
        routes.MapGet("/events/{id}/bring", Whole).Limited(Rate.Read).Shared();
        routes.MapGet("/events/{id}/needs/{need:guid}/claim", AskToClaim).Limited(Rate.Read).Personal();
        routes.MapGet("/c/{claimant}", Own).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Whole(
        string id,
        Viewer viewer,
        Db db,
        IClock clock,
        HttpResponse response,
        CancellationToken ct
    ) =>
        await db.SeenBy(id, viewer, clock, response, ct) is { } seen
        && await db.NeedsOf(AtTheList.Of(seen, viewer), clock.GetCurrentInstant(), ct) is { } list
            ? Page.Of<BringPage>(list)
            : await db.Absent(id, ct);

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Fragment(
        string id,
        bool? all,
        Viewer viewer,
        Db db,
        IClock clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        if (await db.Seen(id, viewer, clock, ct) is not { } seen)
            return await db.Absent(id, ct);
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (seen.IsDraft || seen.Visibility == Visibility.Private)
            response.KeepPrivate();
        return await db.NeedsOf(AtTheList.Of(seen, viewer), clock.GetCurrentInstant(), ct, all == true) is { } list
            ? Page.Of<NeedLines>(list)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> AskToClaim(
        string id,
        Guid need,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.AtTheList(id, null, viewer, clock, ct) is { } at
        && await db.NeedsOf(at, clock.GetCurrentInstant(), ct) is { } list
        && list.Lines.FirstOrDefault(l => l.Need.Id == new NeedId(need)) is { } line
            ? Page.Of<ClaimPage>(new ClaimModel(list, line))
            : await db.Absent(id, ct);

    private static async Task<Results<RazorComponentResult, NotFound>> Own(
        string claimant,
        string? done,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.AtTheList(claimant, clock, ct) is { } at
        && await db.NeedsOf(at, clock.GetCurrentInstant(), ct) is { } list
            ? Page.Of<OwnClaimsPage>(new OwnClaimsModel(list, at.Named!.Name ?? "") { Done = done })
            : TypedResults.NotFound();
}

/// <summary>What a first name has taken on, behind its own link.</summary>
public sealed record OwnClaimsModel(NeedsModel List, string Name)
{
    public string? Done { get; init; }
}
