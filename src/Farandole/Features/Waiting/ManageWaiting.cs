using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Waiting;

/// <summary>The organizers see who waits, choose in which order seats are offered, and may offer one by hand.</summary>
internal static class ManageWaiting
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/waiting", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/waiting", Order).Limited(Rate.Organize).Personal();
        routes
            .MapPost("/events/{id}/participations/{participation:guid}/offer", OfferOne)
            .Limited(Rate.Organize)
            .Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await Model(id, viewer, db, clock, ct, done) is { } model
            ? Page.Of<ManageWaitingPage>(model)
            : TypedResults.NotFound();

    private static async Task<ManageWaitingModel?> Model(
        string id,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct,
        string? done = null
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return null;
        var eventId = backstage.Seen.Id;
        var line = await db.LineOf(eventId).Take(MostShown).ToListAsync(ct);
        return new ManageWaitingModel
        {
            Backstage = backstage,
            Order = await db.AllEvents.Where(e => e.Id == eventId).Select(e => e.WaitingOrder).FirstAsync(ct),
            Waiting = line.ConvertAll(WaitingAsSeen.Of),
        };
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Order(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Model(id, viewer, db, clock, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["order"].ToString();
        if (!Enum.TryParse<WaitingOrder>(typed, out var order) || !Enum.IsDefined(order))
            return Page.Of<ManageWaitingPage>(
                model with
                {
                    Error = "waiting.error.order",
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var eventId = model.Backstage.Seen.Id;
        await writer.Write(
            async (changed, token) =>
                (await changed.OrganizedToChange(eventId, viewer, token))?.Order(
                    order,
                    viewer.OrganizerOf(eventId)?.Label,
                    clock.GetCurrentInstant()
                ),
            ct
        );
        return new SeeOther($"/events/{eventId}/waiting?done=ordered");
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> OfferOne(
        string id,
        Guid participation,
        Viewer viewer,
        Db db,
        Writer writer,
        Later later,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Model(id, viewer, db, clock, ct) is not { } model)
            return TypedResults.NotFound();
        var (eventId, now) = (model.Backstage.Seen.Id, clock.GetCurrentInstant());
        var outcome = await writer.Write(
            async (changed, token) =>
                await changed.OrganizedToChange(eventId, viewer, token) is { } organized
                    ? await Offer(changed, organized, new ParticipationId(participation), viewer, later, now, token)
                    : null,
            ct
        );
        return outcome is null ? TypedResults.NotFound()
            : outcome == Offered ? new SeeOther($"/events/{eventId}/waiting?done=offered")
            : Page.Of<ManageWaitingPage>(
                model with
                {
                    Error = $"waiting.error.{outcome}",
                },
                StatusCodes.Status409Conflict
            );
    }

    private static async Task<Reason?> Offer(
        Db db,
        Event organized,
        ParticipationId id,
        Viewer viewer,
        Later later,
        Instant now,
        CancellationToken ct
    )
    {
        var next = await db.ToChange(id, ct);
        if (next is not { IsWaiting: true } || next.EventId != organized.Id)
            return next?.EventId == organized.Id ? WaitingReasons.NotWaiting : null;
        if (Offers.WhyNotOffer(organized, now) is { } why)
            return why;
        if (!await OfferSeats.Hold(db, next, organized, later, now, ct))
            return Reasons.Full;
        organized.Note($"waiting-offered:{next.Party}", viewer.OrganizerOf(organized.Id)?.Label, now);
        return Offered;
    }

    private static readonly Reason Offered = new("offered");
}

/// <summary>Somebody who waits, as the organizers may see them: neither name nor word of those who show themselves to nobody.</summary>
internal sealed record WaitingAsSeen(ParticipationId Id, string? Name, string? Message, int Party, Instant Since)
{
    public Instant? OfferedUntil { get; init; }

    public static WaitingAsSeen Of(Participation one)
    {
        var shown = one.Exposure != Exposure.Nobody;
        return new(
            one.Id,
            shown ? one.Name : null,
            shown ? one.Message : null,
            one.Party,
            one.WaitsSince ?? one.CreatedAt
        )
        {
            OfferedUntil = one.OfferedUntil,
        };
    }
}

/// <summary>Who waits, and how they are served.</summary>
public sealed record ManageWaitingModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal WaitingOrder Order { get; init; }

    internal IReadOnlyList<WaitingAsSeen> Waiting { get; init; } = [];

    /// <summary>The key of its words.</summary>
    internal string? Error { get; init; }
}
