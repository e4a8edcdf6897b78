using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>"I wonder too", once a visitor: who says it again is answered the same and counted once.</summary>
internal static class WonderToo
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/questions/{question:guid}/wonders", Add).Limited(Rate.Answer).Personal();

    private static async Task<Results<SeeOther, StatusCodeHttpResult>> Add(
        string id,
        Guid question,
        HttpContext context,
        Viewer viewer,
        Asking asking,
        Visitors visitors,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await asking.Seen(id, viewer, ct) is not { } seen)
            return await asking.Absent(id, ct);
        var (wanted, now) = (new QuestionId(question), clock.GetCurrentInstant());
        if (!await asking.IsShown(seen.Id, wanted, ct))
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var visitor = visitors.Of(context, seen.Id);
        await writer.Write((db, token) => Count(db, seen.Id, wanted, visitor, now, token), ct);
        return new SeeOther($"{seen.Path}/questions/{wanted}?done=wondered");
    }

    private static async Task Count(
        Db db,
        EventId about,
        QuestionId id,
        byte[] visitor,
        Instant now,
        CancellationToken ct
    )
    {
        var shown = await db.QuestionsShown(about).AsTracking().FirstOrDefaultAsync(q => q.Id == id, ct);
        if (shown is null || await db.Set<Wonder>().AnyAsync(w => w.QuestionId == id && w.Visitor == visitor, ct))
            return;
        db.Add(
            new Wonder
            {
                QuestionId = id,
                Visitor = visitor,
                At = now,
            }
        );
        // Two at once: the row decides who was first, and the other is run again.
        await db.SaveChangesAsync(ct);
        await db
            .AllQuestions.Where(q => q.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.Also, q => q.Also + 1), ct);
        shown.Wonder(now);
    }
}
