using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Somebody wants to add an address to their answer.</summary>
internal sealed record AddressGiven(ParticipationId Participation, Instant At);

/// <summary>Asks the owner of the address; who has already answered with it gets the link to that answer instead.</summary>
internal sealed class SendAddressLetter(
    Db db,
    PostOffice post,
    AddressLinks links,
    UnaskedLetters unasked,
    Instance instance,
    SendLinkAgain again,
    IClock clock
) : IJob<AddressGiven>
{
    public async Task RunAsync(AddressGiven errand, CancellationToken ct)
    {
        if (
            await AddAddress.Of(db, errand.Participation).FirstOrDefaultAsync(ct) is not { } given
            || EmailAddress.Parse(given.Email) is not { } address
        )
            return;
        var mine = await db.Participations.FirstAsync(p => p.Id == errand.Participation, ct);
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        if (mine.WhyNotAddAddress() is not null || joined.DeletedAt is not null)
            return;
        if (await db.AnswerWith(mine.EventId, given.EmailHash, ct) is { } known)
        {
            await again.RunAsync(new(known, errand.At), ct);
            return;
        }
        var seen = EventAsSeen.By(Standing.Answered, joined, clock.GetCurrentInstant());
        var to = new Addressee(mine, address, seen, instance.Absolute(links.PathOf(given)));
        var name = $"address:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        await post.Send(unasked.Write<AddressLetter>(to, "address", "coming.address.letter", name), ct);
    }
}

/// <summary>All that is needed on the day, to the address that they have added.</summary>
internal sealed class SendInLetterToNewAddress(InLetters letters) : IJob<AddressAdded>
{
    public Task RunAsync(AddressAdded fact, CancellationToken ct) =>
        letters.Send(fact.Participation, fact.At, $"in:{fact.Participation}:{fact.At.ToUnixTimeMilliseconds()}", ct);
}
