using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>Somebody gave an address to be told what becomes known.</summary>
internal sealed record FollowAsked(long Follower, Instant At);

/// <summary>Asks the owner of the address whether it was them: one button, the title, and no other text of others.</summary>
internal sealed class SendFollowLetter(Db db, PostOffice office, Tickets tickets, Instance instance, IClock clock)
    : IJob<FollowAsked>
{
    public async Task RunAsync(FollowAsked errand, CancellationToken ct)
    {
        if (
            await db.Followers.FirstOrDefaultAsync(f => f.Id == errand.Follower, ct) is not { } own
            || EmailAddress.Parse(own.Email) is not { } address
        )
            return;
        var followed = await db.AllEvents.FirstAsync(e => e.Id == own.EventId, ct);
        var seen = EventAsSeen.By(FollowEvent.StandingOn(followed), followed, clock.GetCurrentInstant());
        var words = Words.In(own.Language);
        var link = instance.Absolute(tickets.PathOf(own));
        await office.Send(
            new Letter
            {
                To = address,
                Language = own.Language,
                Kind = "follow",
                Solicited = false,
                Subject = words["pieces.letter.follow.subject", ("event", words.InSubject(seen))],
                Body = typeof(FollowLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(FollowLetter.Title)] = LetterTitles.Short(seen.OutsideTitle),
                    [nameof(FollowLetter.Link)] = link,
                },
                About = own.EventId,
                IsQuiet = seen.IsQuiet,
                Errand = $"follow:{own.Id}:{errand.At.ToUnixTimeMilliseconds()}",
                Unsubscribe = $"{link}/stop",
            },
            ct
        );
    }
}
