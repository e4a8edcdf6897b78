using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Approval;

/// <summary>What the organizers ask: whether they are asked at all, questions with their purpose, the code of conduct.</summary>
internal static class EditAdmission
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/admission", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/admission", Save).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return TypedResults.NotFound();
        var eventId = backstage.Seen.Id;
        var asked = await db.AdmissionOf(eventId, ct) ?? Admission.Of(eventId);
        var isOn = await db.AllEvents.AnyAsync(e => e.Id == eventId && e.ApprovalSince != null, ct);
        return Page.Of<AdmissionPage>(
            new AdmissionModel(AdmissionInput.Of(asked, isOn)) { Backstage = backstage, Version = asked.CodeVersion }
        );
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Save(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var input = AdmissionInput.Of(await request.ReadSentForm(ct));
        if (input.Errors() is { Count: > 0 } errors)
            return Page.Of<AdmissionPage>(
                new AdmissionModel(input) { Backstage = backstage, Errors = errors },
                StatusCodes.Status422UnprocessableEntity
            );
        var (eventId, now) = (backstage.Seen.Id, clock.GetCurrentInstant());
        await writer.Write(
            async (changed, token) =>
            {
                if (await changed.OrganizedToChange(eventId, viewer, token) is not { } organized)
                    return;
                var by = viewer.OrganizerOf(eventId)?.Label;
                await changed.AskApproval(organized, input.IsOn, by, now, token);
                var asked = await changed
                    .Set<Admission>()
                    .AsTracking()
                    .FirstOrDefaultAsync(a => a.EventId == eventId, token);
                if (asked is null)
                    changed.Add(asked = Admission.Of(eventId));
                asked.Ask(input.Asked(), input.ReviewsAgain, now);
                asked.Publish(PlainText.Lines(input.Code), now);
                organized.Note("admission", by, now);
            },
            ct
        );
        return new SeeOther($"/events/{eventId}/admission?done=admission");
    }
}

/// <summary>The page on which the organizers say what they ask.</summary>
public sealed record AdmissionModel(AdmissionInput Input)
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal int Version { get; init; }

    /// <summary>Field and key of its words.</summary>
    internal IReadOnlyList<(string Field, string Key)> Errors { get; init; } = [];
}
