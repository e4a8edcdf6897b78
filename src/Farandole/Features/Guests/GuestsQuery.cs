using System.Globalization;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Guests;

/// <summary>Reads a guest list, each line with the answer of its person: given through their link, or with the same address.</summary>
internal static class GuestsQuery
{
    public const int PageSize = 100;

    /// <param name="db">Read.</param>
    /// <param name="id">Whose list.</param>
    /// <param name="show"><c>silent</c> for those who said nothing; anything else for all.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="size">Lines of a page.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<GuestsPart> GuestsOf(
        this Db db,
        EventId id,
        string? show,
        string? after,
        int size,
        CancellationToken ct
    )
    {
        var lines = Lines(db, id);
        if (show == "silent")
            lines = lines.Where(l => l.Guest.AnsweredAt == null && (l.Answer == null || l.Exposure == Exposure.Nobody));
        if (Cursor.Parse(after) is { } c)
            lines = lines.Where(l => l.Guest.CreatedAt > c.At || (l.Guest.CreatedAt == c.At && l.Guest.Id > c.Id));
        var found = await lines.OrderBy(l => l.Guest.CreatedAt).ThenBy(l => l.Guest.Id).Take(size + 1).ToListAsync(ct);
        var shown = found.Take(size).Select(Seen).ToList();
        return new(shown, found.Count > size ? new Cursor(shown[^1].Guest).ToString() : null);
    }

    public static async Task<GuestAsSeen?> GuestOf(this Db db, EventId id, InviteeId guest, CancellationToken ct) =>
        await Lines(db, id).FirstOrDefaultAsync(l => l.Guest.Id == guest, ct) is { } line ? Seen(line) : null;

    public static async Task<GuestCount> CountGuests(this Db db, EventId id, CancellationToken ct)
    {
        var counted = await Lines(db, id)
            .GroupBy(l => new
            {
                l.Answer,
                IsHidden = l.Exposure == Exposure.Nobody,
                IsIn = l.ConfirmedAt != null && l.WithdrawnAt == null && l.RemovedAt == null,
                HasSaid = l.Guest.AnsweredAt != null,
                HasDeclined = l.Guest.DeclinedAt != null,
            })
            .Select(g => new
            {
                g.Key,
                Lines = g.Count(),
                People = g.Sum(l => l.Party ?? 0),
            })
            .ToListAsync(ct);
        return new(
            counted.Sum(c => c.Lines),
            counted.Where(c => !c.Key.HasSaid && (c.Key.Answer is null || c.Key.IsHidden)).Sum(c => c.Lines),
            counted.Where(c => c.Key is { IsIn: true, IsHidden: false, Answer: Answer.Coming }).Sum(c => c.People),
            counted
                .Where(c => c.Key is { Answer: not null, IsHidden: false } ? !c.Key.IsIn : c.Key.HasDeclined)
                .Sum(c => c.Lines)
        );
    }

    private static IQueryable<Line> Lines(Db db, EventId id) =>
        from guest in db.Set<Invitee>()
        where guest.EventId == id
        from own in db.Participations.Where(p => p.Id == guest.ParticipationId).DefaultIfEmpty()
        from same in db
            .Participations.Where(p =>
                p.EventId == guest.EventId && p.EmailHash == guest.EmailHash && p.ProfileId == null
            )
            .DefaultIfEmpty()
        select new Line
        {
            Guest = guest,
            Answer = (Answer?)own.Answer ?? same.Answer,
            Party = (int?)own.Party ?? same.Party,
            Exposure = (Exposure?)own.Exposure ?? same.Exposure,
            ConfirmedAt = own != null ? own.ConfirmedAt : same.ConfirmedAt,
            WithdrawnAt = own != null ? own.WithdrawnAt : same.WithdrawnAt,
            RemovedAt = own != null ? own.RemovedAt : same.RemovedAt,
        };

    private static GuestAsSeen Seen(Line line) =>
        new(
            line.Guest,
            line is { Answer: { } answer, Party: { } party, Exposure: { } exposure }
                ? new(
                    answer,
                    party,
                    exposure,
                    IsIn: line is { ConfirmedAt: not null, WithdrawnAt: null, RemovedAt: null },
                    IsOut: line.WithdrawnAt is not null || line.RemovedAt is not null
                )
                : null
        );

    private sealed class Line
    {
        public required Invitee Guest { get; init; }

        public required Answer? Answer { get; init; }

        public required int? Party { get; init; }

        public required Exposure? Exposure { get; init; }

        public required Instant? ConfirmedAt { get; init; }

        public required Instant? WithdrawnAt { get; init; }

        public required Instant? RemovedAt { get; init; }
    }

    private sealed record Cursor(Instant At, InviteeId Id)
    {
        public Cursor(Invitee last)
            : this(last.CreatedAt, last.Id) { }

        public static Cursor? Parse(string? text) =>
            text?.Split('.', 2) is [var ms, var id]
            && long.TryParse(ms, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at < 1L << 45
            && Guid.TryParseExact(id, "N", out var guid)
                ? new(Instant.FromUnixTimeMilliseconds(at), new(guid))
                : null;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Id.Value:N}");
    }
}

/// <summary>Some lines of the list; <see cref="Next"/> leads to the others.</summary>
internal sealed record GuestsPart(IReadOnlyList<GuestAsSeen> Guests, string? Next);
