using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
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
            await db.ReadersOf(id, MessageTo.Coming).CountAsync(ct),
            await db.ReadersOf(id, MessageTo.Maybe).CountAsync(ct),
            await db.ReadersOf(id, MessageTo.All).CountAsync(ct)
        );

    /// <summary>Those who want such messages and can be told.</summary>
    public static IQueryable<Participation> ReadersOf(this Db db, EventId id, MessageTo to)
    {
        var readers = db.InOf(id).Where(p => p.WantsMessages).Reachable(db);
        return to switch
        {
            MessageTo.Coming => readers.Where(p => p.Answer == Answer.Coming),
            MessageTo.Maybe => readers.Where(p => p.Answer != Answer.Coming),
            MessageTo.All => readers,
        };
    }

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
