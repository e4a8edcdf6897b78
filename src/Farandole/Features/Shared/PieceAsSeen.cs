using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>
/// What one viewer is told of one piece: that it is known, or what is promised. Of what is not theirs there is the name,
/// the promise and for whom it is, never the value.
/// </summary>
public sealed record PieceAsSeen(PieceKey Key, bool IsKnown)
{
    private static readonly Piece[] Always = [Piece.Date, Piece.Time, Piece.Place];

    /// <summary>What the organizers call a line; other pieces have a name in every language.</summary>
    public string? Label { get; private init; }

    /// <summary>What a line or the route says.</summary>
    public string? Value { get; private init; }

    public Instant? Since { get; private init; }

    public LocalDate? PromisedOn { get; private init; }

    /// <summary>A word of the organizers about what is awaited.</summary>
    public string? Word { get; private init; }

    /// <summary>The day that was promised is over, or was put off.</summary>
    public bool IsLate { get; private init; }

    /// <summary>From when it can be seen.</summary>
    public Instant? From { get; private init; }

    /// <summary>By whom, when not by everybody who sees the event; organizers are told in every case.</summary>
    public Audience? For { get; private init; }

    /// <summary>How the moment was said; for organizers.</summary>
    public int? HoursBefore { get; private init; }

    /// <summary>Nothing where all was said from the beginning: then there is nothing to await.</summary>
    internal static IReadOnlyList<PieceAsSeen> Of(Event seen, Standing standing, Instant now) =>
        seen.Pieces.IsEmpty ? [] : [.. Keys(seen).Select(key => Of(key, seen, standing, now)).OfType<PieceAsSeen>()];

    private static IEnumerable<PieceKey> Keys(Event seen) =>
        Always
            .Select(p => new PieceKey(p))
            .Where(seen.Knows)
            .Concat(seen.Pieces.All.Select(r => r.Of))
            .Distinct()
            .OrderBy(k => Array.IndexOf(PieceRule.Ruled, k.Piece))
            .ThenBy(k => k.Line);

    private static PieceAsSeen? Of(PieceKey key, Event seen, Standing standing, Instant now)
    {
        var rule = seen.Pieces.Of(key) ?? new PieceRule(key);
        var may = Disclosure.Of(key, seen, standing, now);
        if (may && seen.Knows(key))
            return new(key, IsKnown: true)
            {
                Label = rule.Label,
                Value = rule.Value,
                Since = rule.KnownSince ?? seen.PublishedAt,
                For = Gated(rule.Audience, standing),
                HoursBefore = standing == Standing.Organizer ? rule.HoursBefore : null,
                From = standing == Standing.Organizer && rule.From > now ? rule.From : null,
            };
        // Some pieces are the team's own business: others hear of them what was promised and nothing else.
        var isAwaited = rule.Promises || may || Gated(rule.Audience, standing) is not null || rule.From > now;
        var isTheirs = standing != Standing.Organizer && seen.IsDraft;
        return !isAwaited || isTheirs || (rule.Audience == Audience.Organizers && !rule.Promises)
            ? null
            : Awaited(rule, seen, standing, now);
    }

    private static PieceAsSeen Awaited(PieceRule rule, Event seen, Standing standing, Instant now)
    {
        var today = now.InZone(Zones.Of(seen.Zone)).Date;
        return new(rule.Of, IsKnown: false)
        {
            Label = rule.Label,
            PromisedOn = rule.PromisedOn,
            Word = rule.Word,
            IsLate = rule.PromisedOn is { } day && (day < today || day > rule.FirstPromisedOn),
            From = rule.From > now && !GivesAwayTheStart(rule, seen, standing, now) ? rule.From : null,
            For = Gated(rule.Audience, standing),
            HoursBefore = standing == Standing.Organizer ? rule.HoursBefore : null,
        };
    }

    /// <summary>So many hours before a start that this viewer may not know: such a number is soon guessed.</summary>
    private static bool GivesAwayTheStart(PieceRule rule, Event seen, Standing standing, Instant now) =>
        rule.HoursBefore is not null && !Disclosure.Of(Piece.Time, seen, standing, now);

    private static Audience? Gated(Audience audience, Standing standing) =>
        audience is Audience.Answered or Audience.Confirmed or Audience.Approved
        || (standing == Standing.Organizer && audience != Audience.Everybody)
            ? audience
            : null;
}
