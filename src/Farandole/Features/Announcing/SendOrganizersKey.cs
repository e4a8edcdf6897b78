using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Announcing;

/// <summary>The letter of a key is due. Holds its id only: address and secret lie in no queue.</summary>
internal sealed record KeyLetterDue(KeyId Key);

/// <summary>Writes to the organizer who gave an address: the secret link, the public one, and what comes next.</summary>
internal sealed class SendOrganizersKey(Writer writer, PostOffice post, AddressHash hashes, Instance instance)
    : IJob<KeyLetterDue>
{
    public const string Kind = "organizers-key";

    public async Task RunAsync(KeyLetterDue errand, CancellationToken ct)
    {
        if (await Prepare(errand.Key, ct) is not var (key, secret, about))
            return;
        var (words, title) = (Words.In(key.Language), LetterTitles.Short(about.CoverTitle ?? about.Title));
        await post.Send(
            new Letter
            {
                To = EmailAddress.Parse(key.Email)!,
                Language = key.Language,
                Kind = Kind,
                Solicited = false,
                Subject = words["announcing.letter.subject", ("title", words.InSubject(about.Visibility, title))],
                Body = typeof(OrganizersKeyLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(OrganizersKeyLetter.Event)] = title,
                    [nameof(OrganizersKeyLetter.Key)] = secret.Reveal(),
                    [nameof(OrganizersKeyLetter.ManageUrl)] = instance.Absolute($"/manage#{secret.Reveal()}"),
                    [nameof(OrganizersKeyLetter.PublicUrl)] = instance.Absolute($"/e/{about.Code}"),
                    [nameof(OrganizersKeyLetter.Next)] = NextOf(about),
                },
                About = about.Id,
                IsQuiet = about.Visibility == Visibility.Private || about.CoverTitle is not null,
                Errand = $"{Kind} {key.Id} {key.Selector}",
            },
            ct
        );
    }

    /// <summary>Gives the key a fresh secret, unless its letter has left already: running twice must not end the first one's link.</summary>
    private Task<(EventKey Key, Secret Secret, Event About)?> Prepare(KeyId id, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var key = await db
                    .Keys.AsTracking()
                    .FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null && k.Email != null, token);
                var about = await db.AllEvents.FirstOrDefaultAsync(
                    e => key != null && e.Id == key.EventId && e.DeletedAt == null,
                    token
                );
                if (key is null || about is null || EmailAddress.Parse(key.Email) is not { } address)
                    return ((EventKey, Secret, Event)?)null;
                var hash = hashes.Of(address);
                var hasLeft = await db.Set<LetterRow>()
                    .AnyAsync(
                        l => l.AddressHash == hash && l.Kind == Kind && l.EventId == about.Id && l.At >= key.CreatedAt,
                        token
                    );
                return hasLeft ? null : (key, key.Renew(), about);
            },
            ct
        );

    private static string NextOf(Event about) =>
        about switch
        {
            { IsDraft: true } => "announcing.letter.next.draft",
            { Visibility: not Visibility.Public } => "announcing.letter.next.link",
            { HeldAt: not null } => "announcing.letter.next.held",
            _ => "announcing.letter.next.list",
        };
}
