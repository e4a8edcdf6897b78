using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Finds whom a letter about an event goes to, and what they may see of it, at the moment when it is written.</summary>
internal sealed class Readers(Db db, Tickets tickets, Instance instance, IClock clock)
{
    /// <summary>Null when they are not in any more, or their address is erased.</summary>
    public async Task<LetterReader?> Find(ParticipationId id, CancellationToken ct)
    {
        var answer = await db.Participations.FirstOrDefaultAsync(p => p.Id == id, ct);
        if (answer is not { IsIn: true } || EmailAddress.Parse(answer.Email) is not { } address)
            return null;
        var joined = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == answer.EventId && e.DeletedAt == null, ct);
        return joined is null
            ? null
            : new(
                answer,
                address,
                EventAsSeen.By(Standing.Participant, joined, clock.GetCurrentInstant()),
                instance.Absolute(tickets.PathOf(answer))
            );
    }

    public CalendarPart Calendar(EventAsSeen seen, string method) =>
        new(EventAsCalendar.Of(seen, instance, method), method);
}

/// <summary>Somebody who answered and gets a letter.</summary>
internal sealed record LetterReader(Participation Answer, EmailAddress Address, EventAsSeen Seen, string Ticket)
{
    public Words Words => Words.In(Answer.Language);

    public string Title => Words.InSubject(Seen.Visibility, LetterWords.Short(Seen.Title));

    /// <summary>Stops one kind of letter; see the personal link's own pages.</summary>
    public string Stop(string kind) => $"{Ticket}/stop/{kind}";
}
