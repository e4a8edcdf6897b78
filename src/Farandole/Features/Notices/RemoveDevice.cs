using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Notices;

/// <summary>A device is told nothing more. Without any, letters tell again.</summary>
internal static class RemoveDevice
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/devices/{device}/removal", Remove).Limited(Rate.Ticket).Personal();
        routes.MapPost("/letters/{token}/devices/{device}/removal", Remove).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        NoticeOwner? owner,
        string device,
        Writer writer,
        CancellationToken ct
    )
    {
        if (owner is null)
            return TypedResults.NotFound();
        await writer.Write((db, token) => Forget(db, owner, device, token), ct);
        return new SeeOther(owner.Done("letters"));
    }

    private static async Task Forget(Db db, NoticeOwner owner, string device, CancellationToken ct)
    {
        if (await owner.Find(db.Set<NoticeReader>(), ct) is not { } reader)
            return;
        var devices = db.Set<NoticeDevice>().Where(d => d.ReaderId == reader.Id);
        await devices.Where(d => d.Selector == device).ExecuteDeleteAsync(ct);
        // Taken off by hand it is not missed: the page says nothing of a device that is gone.
        if (!await devices.AnyAsync(ct))
            await db.Set<NoticeReader>().Where(r => r.Id == reader.Id).ExecuteDeleteAsync(ct);
    }
}
