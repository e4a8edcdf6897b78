using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Calls an event off, for good and with a reason; the page before it says how many people are told.</summary>
internal static class CancelEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/cancellation", Show).Limited(Rate.Read).Personal();
        routes.MapPost("/events/{id}/cancellation", Cancel).Limited(Rate.Organize).Personal();
    }

    private static async Task<IResult> Show(string id, Viewer viewer, Db db, CancellationToken ct)
    {
        if (await db.Organized(id, viewer, ct) is not { } about)
            return await db.Absent(id, ct);
        var model = new FinalModel(about.Title, $"/events/{about.Id}") { Letters = await db.Answers(about.Id, ct) };
        return about.WhyNotChange() is null ? Page.Of<CancelEventPage>(model) : Page.Of<FinalPage>(model);
    }

    private static async Task<IResult> Cancel(
        string id,
        HttpContext context,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Organized(id, viewer, ct) is not { } about)
            return await db.Absent(id, ct);
        var form = (await IncomingForm.Read(context.Request, ct)).Fields;
        var (said, troubles) = StatusReading.Read("cancelled", form["reason"], about);
        if (said is null || troubles.Count > 0)
        {
            var again = new FinalModel(about.Title, $"/events/{about.Id}")
            {
                Letters = await db.Answers(about.Id, ct),
                Reason = form["reason"],
                Troubles = [.. troubles.Select(t => t with { Field = "reason" })],
            };
            return Page.Of<CancelEventPage>(again, StatusCodes.Status422UnprocessableEntity);
        }
        await writer.Write(
            async (inside, token) =>
            {
                var cancelled = await inside.OrganizedToChange(about.Id, viewer, token);
                cancelled?.Say(
                    EventStatus.Cancelled,
                    said.Value.Reason,
                    viewer.OrganizerOf(about.Id)?.Label,
                    clock.GetCurrentInstant()
                );
            },
            ct
        );
        return new SeeOther($"/events/{about.Id}/manage");
    }
}
