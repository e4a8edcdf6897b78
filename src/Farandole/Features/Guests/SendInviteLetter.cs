using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Letters;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Guests;

/// <summary>Invites somebody by letter, with a link of their own. Who refuses letters gets none: the list does not say so.</summary>
internal sealed class SendInviteLetter(
    Db db,
    PostOffice office,
    Tickets tickets,
    Refusals refusals,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IJob<InvitationToSend>
{
    public async Task RunAsync(InvitationToSend fact, CancellationToken ct)
    {
        if (
            await db.Set<Invitee>().FirstOrDefaultAsync(i => i.Id == fact.Invitee, ct) is not { AnsweredAt: null } guest
            || EmailAddress.Parse(guest.Email) is not { } address
        )
            return;
        if (await db.Refuses(hashes.Of(address), guest.EventId, ct))
            return;
        var invited = await db.AllEvents.FirstAsync(e => e.Id == guest.EventId, ct);
        if (invited.WhyNotChange() is not null || invited.IsOver(clock.GetCurrentInstant()))
            return;
        var seen = EventAsSeen.By(Standing.HasLink, invited, clock.GetCurrentInstant());
        var words = Words.In(guest.Language);
        var refusal = instance.Absolute(refusals.PathOf(address));
        await office.Send(
            new Letter
            {
                To = address,
                Language = guest.Language,
                Kind = "invite",
                Solicited = false,
                Subject = words["guests.letter.subject", ("event", words.InSubject(seen))],
                Body = typeof(InviteLetter),
                With = new Dictionary<string, object?>
                {
                    ["Model"] = new InviteModel(guest, seen, instance.Absolute(tickets.LetterPathOf(guest)), refusal),
                },
                About = guest.EventId,
                IsQuiet = seen.IsQuiet,
                Errand = $"invite:{guest.Id}:{fact.At.ToUnixTimeMilliseconds()}",
                Unsubscribe = refusal,
            },
            ct
        );
    }
}

/// <summary>What the letter says.</summary>
/// <param name="Link">Theirs, whole.</param>
/// <param name="Refusal">Where this address refuses every letter, whole.</param>
public sealed record InviteModel(Invitee Guest, EventAsSeen Seen, string Link, string Refusal)
{
    internal Words Words => Words.In(Guest.Language);
}
