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

namespace Farandole.Features.Coming;

/// <summary>What letters to those who answered have in common: whom they go to, and what those may see.</summary>
internal sealed class LetterDesk(Db db, Tickets tickets, Instance instance, IClock clock)
{
    public Instant Now => clock.GetCurrentInstant();

    public Instance Instance => instance;

    /// <summary>Null when there is nobody to write to any more, or this letter went out already: jobs may run twice.</summary>
    public async Task<Addressee?> Find(ParticipationId id, string kind, Instant asked, CancellationToken ct)
    {
        if (await db.Participations.FirstOrDefaultAsync(p => p.Id == id, ct) is not { Email: not null } mine)
            return null;
        if (mine.RemovedAt is not null || EmailAddress.Parse(mine.Email) is not { } address)
            return null;
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        if (joined.DeletedAt is not null || await WasSent(mine, kind, asked, ct))
            return null;
        var seen = EventAsSeen.By(Standing.Participant, joined, Now);
        return new(mine, address, seen, instance.Absolute(tickets.PathOf(mine)));
    }

    /// <summary>A letter about this event, with what all of them have.</summary>
    public static Letter Write(Addressee to, string kind, string subject, Type body, string errand) =>
        new()
        {
            To = to.Address,
            Language = to.Mine.Language,
            Kind = kind,
            Solicited = true,
            Subject = subject,
            Body = body,
            With = new Dictionary<string, object?> { ["Model"] = to },
            About = to.Seen.Id,
            Errand = errand,
        };

    public CalendarPart Calendar(Addressee to) => new(EventAsCalendar.Of(to.Seen, instance), "PUBLISH");

    private Task<bool> WasSent(Participation mine, string kind, Instant asked, CancellationToken ct) =>
        db.Set<LetterRow>()
            .AnyAsync(
                l => l.AddressHash == mine.EmailHash && l.EventId == mine.EventId && l.Kind == kind && l.At >= asked,
                ct
            );
}

/// <summary>Somebody who answered, to be written to.</summary>
/// <param name="Ticket">Their personal link, whole.</param>
public sealed record Addressee(Participation Mine, EmailAddress Address, EventAsSeen Seen, string Ticket)
{
    /// <summary>Where this address refuses every letter, whole; only in letters to addresses that nobody confirmed.</summary>
    public string? Refusal { get; init; }

    internal Words Words => Words.In(Mine.Language);

    /// <summary>The one text of others that may stand in a letter to an address that nobody confirmed; none when it is secret.</summary>
    internal string? ShortTitle =>
        Seen.Visibility == Visibility.Private || Seen.Title is not { } title ? null : Cut(title, 80);

    internal string SubjectTitle => Words.InSubject(Seen.Visibility, Seen.Title);

    private static string Cut(string text, int most)
    {
        var whole = new System.Globalization.StringInfo(text);
        return whole.LengthInTextElements <= most ? text : whole.SubstringByTextElements(0, most - 1) + "…";
    }
}
