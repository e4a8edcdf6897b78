using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Writing;

/// <summary>What letters to those who answered have in common: whom they go to, and what those may see when it is written.</summary>
internal sealed class LetterDesk(Db db, Tickets tickets, Instance instance, IClock clock, IEnumerable<IOwnPart> parts)
{
    public Instance Instance => instance;

    /// <summary>Null when there is nobody to write to any more: removed, erased, or the event is deleted.</summary>
    public async Task<Addressee?> Find(ParticipationId id, CancellationToken ct) =>
        await FindGone(id, ct) is { IsGone: false, Mine.RemovedAt: null } to ? to : null;

    /// <summary>The same, and null when this letter went out already: jobs may run twice.</summary>
    public async Task<Addressee?> Find(ParticipationId id, string kind, Instant asked, CancellationToken ct) =>
        await Find(id, ct) is { } to && !await WasSent(to, kind, asked, ct) ? to : null;

    /// <summary>Also who was taken off the list, and of an event that is no more: to tell them that.</summary>
    public async Task<Addressee?> FindGone(ParticipationId id, CancellationToken ct)
    {
        if (await db.Participations.Where(p => p.Id == id).Reachable(db).FirstOrDefaultAsync(ct) is not { } mine)
            return null;
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        // Of what is deleted nothing is left but its day, and that is shown as that of a draft.
        var isGone = joined.DeletedAt is not null;
        var (now, ticket) = (clock.GetCurrentInstant(), tickets.PathOf(mine));
        var standing = isGone ? Standing.Organizer : mine.StandingOn(joined, now);
        var seen = EventAsSeen.By(standing, joined, now) with { Door = $"{ticket}/online" };
        return new(mine, EmailAddress.Parse(mine.Email), seen, instance.Absolute(ticket)) { IsGone = isGone };
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
            IsQuiet = to.Seen.IsQuiet,
            Errand = errand,
            Notice = new(to.Mine.Id),
        };

    /// <summary>With what they bring themselves; none as long as this reader is told no day.</summary>
    public async Task<CalendarPart?> Calendar(Addressee to, string method, CancellationToken ct)
    {
        if (to.Seen.Schedule is null)
            return null;
        var own = to.IsGone ? [] : await parts.Of(to.Mine, db, to.Words, ct);
        return new(EventAsCalendar.Of(to.Seen, instance, method, own.InCalendar(to.Words)), method);
    }

    private Task<bool> WasSent(Addressee to, string kind, Instant asked, CancellationToken ct) =>
        db.Set<LetterRow>()
            .AnyAsync(
                l =>
                    l.AddressHash == to.Mine.EmailHash
                    && l.EventId == to.Mine.EventId
                    && l.Kind == kind
                    && l.At >= asked,
                ct
            );
}
