using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>Reads an event's bring list, with the names that its reader may see.</summary>
internal static class ReadNeeds
{
    /// <summary>A list that the event's page shows whole.</summary>
    private const int Short = 30;

    /// <summary>What it shows of a longer one, which has a page of its own.</summary>
    private const int Beginning = 12;

    private static readonly Func<Db, EventId, int, IAsyncEnumerable<Row>> Rows = EF.CompileAsyncQuery(
        (Db db, EventId id, int most) =>
            from need in db.Set<Need>()
                .Where(n => n.EventId == id)
                .OrderBy(n => n.CreatedAt)
                .ThenBy(n => n.Id)
                .Take(most)
            from claim in db.Set<Claim>().Where(c => c.NeedId == need.Id && c.FreedAt == null).DefaultIfEmpty()
            from who in db.Set<Claimant>().Where(w => w.Id == claim.ClaimantId).DefaultIfEmpty()
            from answer in db.Participations.Where(p => p.Id == who.ParticipationId).DefaultIfEmpty()
            orderby need.CreatedAt, need.Id, claim.CreatedAt
            select new Row(need, claim, who, answer.Name, answer.Exposure)
    );

    /// <summary>How many of so many lines the event's page shows.</summary>
    public static int OnPage(int lines) => lines > Short ? Beginning : Short;

    /// <summary>Null when the organizers have opened none.</summary>
    public static async Task<NeedsModel?> NeedsOf(
        this Db db,
        AtTheList at,
        Instant now,
        CancellationToken ct,
        bool whole = true
    )
    {
        var has = await db.PartsOf(at.Seen.Id, ct);
        return await db.NeedsOf(at, has, whole ? int.MaxValue : OnPage(has.Lines), now, ct);
    }

    /// <summary>The first lines of a list, of which the figures are known.</summary>
    public static async Task<NeedsModel?> NeedsOf(
        this Db db,
        AtTheList at,
        EventParts has,
        int most,
        Instant now,
        CancellationToken ct
    )
    {
        if (has.List is not { } rules)
            return null;
        var rows = await Rows(db, at.Seen.Id, most).ToListAsync(ct);
        return new NeedsModel(at.Seen, [.. LinesOf(rows, at)])
        {
            Rules = rules,
            All = has.Lines,
            Taken = has.Taken,
            Closed = ClosedTo(at, rules, now),
            Organizes = at.Organizes,
            IsKnown = at.IsKnown,
            As = at.As,
        };
    }

    private static Reason? ClosedTo(AtTheList at, NeedList list, Instant now) =>
        at.Seen.Status == EventStatus.Cancelled ? Reasons.Cancelled
        : at.Organizes ? null
        : at.Seen.IsOver ? Reasons.Over
        : at.Seen.Schedule is { } schedule && list.IsLocked(schedule.Zone, now) ? ClaimPolicy.Locked
        : null;

    private static IEnumerable<NeedAsSeen> LinesOf(List<Row> rows, AtTheList at) =>
        rows.GroupBy(r => r.Need.Id)
            .Select(g => new NeedAsSeen(
                g.First().Need,
                [.. g.Where(r => r.Claim is not null).Select(r => Seen(r, at))]
            ))
            // What is offered no more concerns those who counted on it.
            .Where(l => l.Need.WithdrawnAt is null || l.Mine.Any());

    private static ClaimAsSeen Seen(Row row, AtTheList at)
    {
        var mine =
            row.Who is { } who && (who.Id == at.Named?.Id || (at.Answer is { } own && who.ParticipationId == own));
        var shown = mine || MayKnow(row, at.Seen);
        return new ClaimAsSeen(
            row.Claim!.Id,
            shown ? row.Claim.ForName ?? row.Who?.Name ?? row.Name : null,
            row.Claim.Quantity,
            shown ? row.Claim.Note : null
        )
        {
            IsMine = mine,
            IsForOther = row.Claim.ForName is not null,
            Offers = row.Need.IsForOthers && row.Who is not null && row.Need.OfferedBy == row.Who.Id,
        };
    }

    /// <summary>
    /// Who answered decided by whom they are seen. A name that was only typed is seen by those who come, and on an event
    /// that is not public by whoever may open it.
    /// </summary>
    private static bool MayKnow(Row row, EventAsSeen seen)
    {
        if (seen.Standing == Standing.Organizer)
            return row.Exposure != Exposure.Nobody || row.Claim!.ForName is not null;
        if (row.Claim!.ForName is not null || row.Who is null or { ParticipationId: null })
            return seen.Visibility != Visibility.Public || seen.Standing >= Standing.Confirmed;
        return row.Exposure == Exposure.All
            || (row.Exposure == Exposure.Participants && seen.Standing >= Standing.Confirmed);
    }

    private sealed record Row(Need Need, Claim? Claim, Claimant? Who, string? Name, Exposure? Exposure);
}
