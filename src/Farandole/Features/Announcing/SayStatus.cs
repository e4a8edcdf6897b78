using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Says how sure the event is: confirmed, to be confirmed, postponed, moved online. Calling it off has its own page.</summary>
internal static class SayStatus
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/status", Say).Limited(Rate.Organize).Personal();

    internal sealed record Tools(
        HttpContext Context,
        Viewer Viewer,
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] EventReader EventReader,
        [FromServices] IClock Clock
    );

    private static async Task<IResult> Say(string id, [AsParameters] Tools tools, CancellationToken ct)
    {
        var (request, db) = (tools.Context.Request, tools.Db);
        if (await db.Organized(id, tools.Viewer, ct) is not { } about)
            return await db.Absent(id, ct);
        var form = (await IncomingForm.Read(request, ct)).Fields;
        var status = form["status"].ToString();
        // Cancelling tells people at once: it is asked for where their number is shown.
        var (said, troubles) = StatusReading.Read(status == "cancelled" ? "" : status, form["statusReason"], about);
        var link = form["onlineLink"].ToString();
        var reading = Linked(about, link, tools);
        troubles.AddRange(reading.Troubles.Select(t => t.Field == "onlineLink" ? t with { Field = "statusLink" } : t));
        if (said is not { } fresh || troubles.Count > 0 || reading.Details is null)
        {
            var model = EditEventModel.Of(about, await db.LastChange(about.Id, ct), isProposal: false) with
            {
                Status = status,
                StatusReason = form["statusReason"],
                StatusLink = link,
                StatusTroubles = troubles,
            };
            return Page.Of<EditEventPage>(model, StatusCodes.Status422UnprocessableEntity);
        }
        await tools.Writer.Write((inside, token) => Save(inside, about.Id, link, fresh, tools, token), ct);
        return new SeeOther($"/events/{about.Id}/manage");
    }

    private static async Task Save(
        Db db,
        EventId id,
        string link,
        (EventStatus Status, string? Reason) said,
        Tools tools,
        CancellationToken ct
    )
    {
        var (by, now) = (tools.Viewer.OrganizerOf(id)?.Label, tools.Clock.GetCurrentInstant());
        var changed = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, ct);
        // Read again from what it is now: another edit may have come between.
        if (Linked(changed, link, tools).Details is { } details)
            changed.Edit(details, by, now);
        changed.Say(said.Status, said.Reason, by, now);
    }

    private static EventReading Linked(Event about, string link, Tools tools) =>
        tools.EventReader.Read(
            EventInput.Of(about) with
            {
                Where = null,
                OnlineLink = link,
            },
            about.Language,
            mayBePast: true
        );
}
