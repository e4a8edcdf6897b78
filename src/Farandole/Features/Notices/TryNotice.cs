using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Push;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Notices;

/// <summary>A notice to try out, on all devices of a page.</summary>
internal sealed class TryNotice(Db db, Writer writer, PushSender sender, Instance instance, Reader reader)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/devices/trial", Try).Limited(Rate.Answer).Personal();
        routes.MapPost("/letters/{token}/devices/trial", Try).Limited(Rate.Answer).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Try(
        NoticeOwner? owner,
        TryNotice trial,
        CancellationToken ct
    ) =>
        owner is null
            ? TypedResults.NotFound()
            : new SeeOther(owner.Done(await trial.Send(owner, ct) ? "tried" : "untried"));

    /// <summary>Whether a device took it. One that is gone is forgotten, and the page says so.</summary>
    private async Task<bool> Send(NoticeOwner owner, CancellationToken ct)
    {
        if (await owner.Find(db.Set<NoticeReader>(), ct) is not { } told)
            return false;
        var devices = await db.Set<NoticeDevice>().Where(d => d.ReaderId == told.Id).ToListAsync(ct);
        var words = Words.In(owner.Language ?? reader.Words.Language);
        var shown = new NoticeAsShown(
            instance.Name,
            words["notices.trial"],
            instance.Absolute(owner.Path),
            NoticeComposer.Tag(Secret.NewSelector()),
            words.Language
        );
        var answers = await Task.WhenAll(devices.Select(d => Send(d, shown, ct)));
        return answers.Contains(Pushed.Taken);
    }

    private async Task<Pushed> Send(NoticeDevice device, NoticeAsShown shown, CancellationToken ct)
    {
        var to = new Subscription(new(device.Endpoint), device.PublicKey, device.Auth);
        var answer = await sender.Send(to, shown.Push(isUrgent: true), ct);
        if (answer == Pushed.Gone)
            await writer.Write(
                (changed, token) =>
                    changed.Set<NoticeDevice>().Where(d => d.Endpoint == device.Endpoint).ExecuteDeleteAsync(token),
                ct
            );
        return answer;
    }
}
