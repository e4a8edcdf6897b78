using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>An event was declined, with a steward's word or without.</summary>
internal sealed record DeclineToTell(EventId Event, string? Word);

/// <summary>Tells the organizers, as far as an address of theirs is confirmed.</summary>
internal sealed class SendDeclineLetter(Db db, PostOffice office, IClock clock) : IJob<DeclineToTell>
{
    public async Task RunAsync(DeclineToTell errand, CancellationToken ct)
    {
        var organized = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == errand.Event && e.DeletedAt == null, ct);
        if (organized is null)
            return;
        var seen = EventAsSeen.By(Standing.Organizer, organized, clock.GetCurrentInstant());
        var keys = await db
            .Keys.Where(k =>
                k.EventId == errand.Event && k.Email != null && k.ConfirmedAt != null && k.RevokedAt == null
            )
            .ToListAsync(ct);
        foreach (var key in keys.DistinctBy(k => Convert.ToHexString(k.EmailHash!)))
        {
            if (EmailAddress.Parse(key.Email) is { } address)
                await office.Send(Letter(errand, seen, key, address), ct);
        }
    }

    private static Letter Letter(DeclineToTell errand, EventAsSeen seen, EventKey key, EmailAddress address) =>
        new()
        {
            To = address,
            Language = key.Language,
            Kind = "declined",
            Solicited = true,
            Subject = Words.In(key.Language)["desk.letter.subject"],
            Body = typeof(DeclineLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(DeclineLetter.Seen)] = seen,
                [nameof(DeclineLetter.Word)] = errand.Word,
            },
            About = seen.Id,
            IsQuiet = seen.IsQuiet,
            Errand = $"declined:{seen.Id}:{seen.Revision}",
        };
}
