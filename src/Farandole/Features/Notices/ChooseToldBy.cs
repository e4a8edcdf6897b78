using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notices;

/// <summary>By letter, on a device, or both.</summary>
internal static class ChooseToldBy
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/told-by", Choose).Limited(Rate.Ticket).Personal();
        routes.MapPost("/letters/{token}/told-by", Choose).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<SeeOther, NotFound, UnprocessableEntity>> Choose(
        NoticeOwner? owner,
        HttpRequest request,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (owner is null)
            return TypedResults.NotFound();
        // The page offers nothing else: whoever sends it has not used the page.
        var form = await request.ReadSentForm(ct);
        if (!Enum.TryParse<ToldBy>(form["by"], out var toldBy) || !Enum.IsDefined(toldBy))
            return TypedResults.UnprocessableEntity();
        await writer.Write((db, token) => Keep(db, owner, toldBy, clock.GetCurrentInstant(), token), ct);
        return new SeeOther(owner.Done("letters"));
    }

    private static async Task Keep(Db db, NoticeOwner owner, ToldBy toldBy, Instant now, CancellationToken ct)
    {
        if (await owner.Find(db.Set<NoticeReader>().AsTracking(), ct) is { } reader)
            (reader.ToldBy, reader.At) = (toldBy, now);
        else
            db.Add(owner.New(toldBy, now));
    }
}
