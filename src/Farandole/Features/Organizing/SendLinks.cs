using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Somebody asked for their links. Nobody knows here whether the address has any: its hash may match nothing.</summary>
internal sealed record LinksWanted(string AddressHash, string Language);

/// <summary>One letter with everything that an address opens: fresh keys of what it organizes, tickets of where it goes.</summary>
internal sealed class SendLinks(
    Db db,
    PostOffice office,
    AddressHash hashes,
    FreshSecrets secrets,
    Tickets tickets,
    Instance instance,
    IClock clock
) : IJob<LinksWanted>
{
    private const int Most = 30;

    public async Task RunAsync(LinksWanted errand, CancellationToken ct)
    {
        var hash = Convert.FromHexString(errand.AddressHash);
        var organized = await db.OrganizedBy(hash, Most, ct);
        var joined = await db.JoinedBy(hash, clock.GetCurrentInstant(), Most, ct);
        // What is over may still be taken away, as long as it is kept.
        var kept = joined.Count > 0 ? joined : await db.JoinedBy(hash, Instant.MinValue, Most, ct);
        var given = organized.Select(o => o.Key.Email).Concat(kept.Select(k => k.Answer.Email)).OfType<string>();
        // Counted as one, and other mailboxes for all that anybody knows (nour+b@…): to each what it was given for.
        foreach (var address in given.Distinct(StringComparer.Ordinal))
        {
            if (EmailAddress.Parse(address) is { } to)
                await Send(
                    to,
                    errand.Language,
                    organized.FindAll(o => o.Key.Email == address),
                    joined.FindAll(j => j.Answer.Email == address),
                    ct
                );
        }
    }

    private async Task Send(
        EmailAddress to,
        string language,
        List<OwnKey> organized,
        List<OwnAnswered> joined,
        CancellationToken ct
    )
    {
        var fresh = organized.ConvertAll(o => (Secret: FreshSecrets.For(o.Key), o.About));
        var letter = new Letter
        {
            To = to,
            Language = language,
            Kind = "links",
            Solicited = false,
            Subject = Words.In(language)["organizing.letter.links.subject"],
            Body = typeof(LinksLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(LinksLetter.Organized)] = fresh.ConvertAll(f => new TitledLink(
                    TitleOf(f.About),
                    KeyTools.LinkOf(instance, KeyKind.Organizer, f.Secret.Secret)
                )),
                [nameof(LinksLetter.Joined)] = joined.ConvertAll(j => new TitledLink(
                    TitleOf(j.About),
                    instance.Absolute(tickets.PathOf(j.Answer))
                )),
                [nameof(LinksLetter.Take)] = instance.Absolute(
                    TakingLinks.PathOf(to, clock.GetCurrentInstant(), hashes)
                ),
            },
            IsQuiet = organized.Select(o => o.About).Concat(joined.Select(j => j.About)).Any(IsQuiet),
            Errand = $"links:{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}",
        };
        if (await office.Send(letter, ct))
            await secrets.Keep(fresh.ConvertAll(f => f.Secret), ct);
    }

    private bool IsQuiet(Event about) => about.IsQuiet(clock.GetCurrentInstant());

    private string TitleOf(Event about) => LetterTitles.Short(about.OutsideTitle(clock.GetCurrentInstant()));
}

/// <summary>One link of a letter.</summary>
public sealed record TitledLink(string Title, string Url);
