using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Whom a message reaches, and when they would read it.</summary>
internal static class MessageReaders
{
    public static async Task<MessageReach> Reaches(this Db db, EventId id, CancellationToken ct) =>
        new(
            await db.CountOf(id, MessageTo.Coming, ct),
            await db.CountOf(id, MessageTo.Maybe, ct),
            await db.CountOf(id, MessageTo.All, ct)
        );

    private static async Task<int> CountOf(this Db db, EventId id, MessageTo to, CancellationToken ct) =>
        await db.ReadersOf(id, to).CountAsync(ct) + await db.RemoteReadersOf(id, to).CountAsync(ct);

    /// <summary>Those who want such messages and can be told, by letter or on a device.</summary>
    public static IQueryable<Participation> ReadersOf(this Db db, EventId id, MessageTo to) =>
        To(to, db.InOf(id).Where(p => p.WantsMessages).Reachable(db));

    /// <summary>Those who answered from another server, where they are written to.</summary>
    public static IQueryable<Participation> RemoteReadersOf(this Db db, EventId id, MessageTo to) =>
        To(to, db.InOf(id).Where(p => db.Set<RemoteAnswerRow>().Any(a => a.ParticipationId == p.Id)));

    private static IQueryable<Participation> To(MessageTo to, IQueryable<Participation> readers) =>
        to switch
        {
            MessageTo.Coming => readers.Where(p => p.Answer == Answer.Coming),
            MessageTo.Maybe => readers.Where(p => p.Answer != Answer.Coming),
            MessageTo.All => readers,
        };

    /// <summary>The message as it would leave; with when its letters would be read, if there are any.</summary>
    public static async Task<MessageModel> Previewed(
        this Db db,
        MessageModel model,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        var previewed = model with { IsPreview = true };
        if (!model.Input.IsLetter)
            return previewed;
        var (id, now) = (model.Backstage.Seen.Id, clock.GetCurrentInstant());
        var readers = db.ReadersOf(id, model.Input.To);
        return previewed with { Forecast = await Forecast.Of(db, id, readers, instance.Zone, now, ct) };
    }
}
