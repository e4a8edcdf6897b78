using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Push;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notices;

/// <summary>The push service takes nothing at the moment: the job comes again, later each time.</summary>
internal sealed class PushServiceAway() : Exception("The push service takes nothing now.");

/// <summary>
/// Has a notice shown on one device. When none of its owner's devices takes it, the letter that it stood for leaves after
/// all.
/// </summary>
internal sealed class ShowNotice(
    Db db,
    Writer writer,
    JobKinds kinds,
    Later later,
    NoticeComposer composer,
    PushSender sender,
    IClock clock
) : IJob<NoticeToShow>
{
    /// <summary>What is older is no notice any more.</summary>
    private static readonly Duration Fresh = Duration.FromHours(12);

    public async Task RunAsync(NoticeToShow errand, CancellationToken ct)
    {
        if (await db.Set<NoticeRow>().FirstOrDefaultAsync(n => n.Id == errand.Notice, ct) is not { } notice)
            return;
        var now = clock.GetCurrentInstant();
        var device = await db.Set<NoticeDevice>().FirstOrDefaultAsync(d => d.Id == errand.Device, ct);
        if (device is null || now > notice.At + Fresh)
        {
            await writer.Write((changed, token) => FallBack(changed, notice, now, token), ct);
            return;
        }
        if (await composer.Write(notice, device, ct) is not { } shown)
            return;
        switch (
            await sender.Send(
                new(new(device.Endpoint), device.PublicKey, device.Auth),
                shown.Push(LetterKinds.IsVital(notice.Kind)),
                ct
            )
        )
        {
            case Pushed.Taken:
                await writer.Write((changed, token) => Note(changed, notice.Id, device.Id, now, token), ct);
                break;
            case Pushed.Gone:
                await writer.Write((changed, token) => Forget(changed, notice, device, now, token), ct);
                break;
            case Pushed.Later:
                throw new PushServiceAway();
        }
    }

    private static async Task Note(Db changed, long notice, long device, Instant now, CancellationToken ct)
    {
        await changed
            .Set<NoticeRow>()
            .Where(n => n.Id == notice)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.ToldAt, now), ct);
        await changed
            .Set<NoticeDevice>()
            .Where(d => d.Id == device)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.ToldAt, now), ct);
    }

    private async Task Forget(Db changed, NoticeRow notice, NoticeDevice device, Instant now, CancellationToken ct)
    {
        // The same browser may stand there for another link: it is gone for both.
        await changed.Set<NoticeDevice>().Where(d => d.Endpoint == device.Endpoint).ExecuteDeleteAsync(ct);
        await FallBack(changed, notice, now, ct);
    }

    private async Task FallBack(Db changed, NoticeRow notice, Instant now, CancellationToken ct)
    {
        if (kinds.Named(notice.Job ?? "") is not { } letter || await OthersAreTold(changed, notice, now, ct))
            return;
        // Taken by one run only, so that the letter leaves once.
        var taken = await changed
            .Set<NoticeRow>()
            .Where(n => n.Id == notice.Id && n.Job != null && n.ToldAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Job, (string?)null), ct);
        if (taken == 1)
            later.Do(changed, FactJson.Read(notice.Body!, letter.Errand), now);
    }

    private static async Task<bool> OthersAreTold(Db changed, NoticeRow notice, Instant now, CancellationToken ct) =>
        now <= notice.At + Fresh
        && await changed.Participations.FirstOrDefaultAsync(p => p.Id == notice.ParticipationId, ct) is { } mine
        && (await NoticeWays.Of(changed, mine, ct)).Devices.Any(d => d.CreatedAt <= notice.At);
}
