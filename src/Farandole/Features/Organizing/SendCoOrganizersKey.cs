using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>A key waits for its letter.</summary>
internal sealed record KeyToSend(KeyId Key);

/// <summary>
/// Writes to a co-organizer. The secret is made here and its hash kept once the letter has left: a letter that is held
/// back, or that goes out twice after a crash, never leaves a key that nobody has.
/// </summary>
internal sealed class SendCoOrganizersKey(
    Db db,
    PostOffice office,
    FreshSecrets secrets,
    Instance instance,
    IClock clock
) : IJob<KeyToSend>
{
    public async Task RunAsync(KeyToSend errand, CancellationToken ct)
    {
        var key = await db.Keys.FirstOrDefaultAsync(k => k.Id == errand.Key && k.RevokedAt == null, ct);
        if (EmailAddress.Parse(key?.Email) is not { } address)
            return;
        var organized = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == key!.EventId && e.DeletedAt == null, ct);
        if (organized is null)
            return;
        var seen = EventAsSeen.By(Standing.Organizer, organized, clock.GetCurrentInstant());
        var fresh = FreshSecrets.For(key!);
        var words = Words.In(key!.Language);
        var letter = new Letter
        {
            To = address,
            Language = key.Language,
            Kind = "key",
            Solicited = key.ConfirmedAt is not null,
            Subject = words["organizing.letter.key.subject", ("event", words.InSubject(seen))],
            Body = typeof(CoOrganizersKeyLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(CoOrganizersKeyLetter.Seen)] = seen,
                [nameof(CoOrganizersKeyLetter.Link)] = KeyTools.LinkOf(instance, KeyKind.Organizer, fresh.Secret),
                [nameof(CoOrganizersKeyLetter.Secret)] = fresh.Secret.Reveal(),
            },
            About = seen.Id,
            IsQuiet = seen.IsQuiet,
            Errand = $"key:{key.Id}:{fresh.Secret.Selector}",
        };
        if (await office.Send(letter, ct))
            await secrets.Keep([fresh], ct);
    }
}
