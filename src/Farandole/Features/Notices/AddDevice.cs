using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Push;
using Farandole.Platform.Web;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notices;

/// <summary>A browser hands over where it takes notices, once its owner has said yes to it (notices.js).</summary>
internal static class AddDevice
{
    /// <summary>For one person. Whoever adds another means that one: the oldest goes.</summary>
    public const int MostDevices = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/devices", Add).Limited(Rate.Ticket).Personal();
        routes.MapPost("/letters/{token}/devices", Add).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<SeeOther, NotFound, UnprocessableEntity>> Add(
        NoticeOwner? owner,
        HttpRequest request,
        SafeClient client,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (owner is null)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        // The script sends nothing else: whoever sends it has not used the page.
        if (Subscription.Parse(form["endpoint"], form["p256dh"], form["auth"], client) is not { } given)
            return TypedResults.UnprocessableEntity();
        var label = DeviceLabel.Of(request.Headers.UserAgent);
        await writer.Write((db, token) => Keep(db, owner, given, label, clock.GetCurrentInstant(), token), ct);
        return new SeeOther(owner.Done("device"));
    }

    private static async Task Keep(
        Db db,
        NoticeOwner owner,
        Subscription given,
        string? label,
        Instant now,
        CancellationToken ct
    )
    {
        if (await owner.Find(db.Set<NoticeReader>().AsTracking(), ct) is not { } reader)
            db.Add(reader = owner.New(ToldBy.Device, now));
        else if (reader.ToldBy == ToldBy.Letter)
            reader.ToldBy = ToldBy.Device;
        reader.At = now;
        await db.SaveChangesAsync(ct);
        var devices = await db.Set<NoticeDevice>()
            .AsTracking()
            .Where(d => d.ReaderId == reader.Id)
            .OrderBy(d => d.Id)
            .ToListAsync(ct);
        if (devices.Find(d => d.Endpoint == given.Endpoint.AbsoluteUri) is { } known)
        {
            (known.PublicKey, known.Auth, known.Label) = (given.PublicKey, given.Auth, label);
            return;
        }
        db.RemoveRange(devices.Take(devices.Count - MostDevices + 1));
        db.Add(
            new NoticeDevice
            {
                Selector = Secret.NewSelector(),
                ReaderId = reader.Id,
                Endpoint = given.Endpoint.AbsoluteUri,
                PublicKey = given.PublicKey,
                Auth = given.Auth,
                Label = label,
                CreatedAt = now,
            }
        );
    }
}
