using System.Globalization;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>Names a piece of an event; of lines there can be several, numbered from 1.</summary>
public readonly record struct PieceKey(Piece Piece, int Line = 0)
{
    /// <summary>Reads what <see cref="ToString"/> writes: <c>address</c>, <c>line-2</c>.</summary>
    public static bool TryParse(string? text, out PieceKey key)
    {
        key = default;
        var parts = (text ?? "").Split('-');
        var found = Array.Find(PieceRule.Ruled, p => Word(p) == parts[0]);
        if (parts is [_] && found is not (Piece.Line or default(Piece)))
            key = new(found);
        else if (
            parts is ["line", var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && line is >= 1 and <= PieceRules.MostLines
        )
            key = new(Piece.Line, line);
        return key.Piece != default;
    }

    public override string ToString() => Piece == Piece.Line ? $"line-{Line}" : Word(Piece);

    private static string Word(Piece piece) =>
        piece.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}

/// <summary>
/// What the organizers decided about one piece: who may see it, from when, and what is promised until it is known. It
/// lies beside the event itself, so that nobody can read the one without the other.
/// </summary>
public sealed record PieceRule(PieceKey Of)
{
    public const int MaxWord = 200;
    public const int MaxLabel = 80;
    public const int MaxValue = 1_000;
    public const int MostHoursBefore = 24 * 60;

    /// <summary>The pieces about which organizers may decide, in the order in which they are read.</summary>
    public static readonly Piece[] Ruled =
    [
        Piece.Date,
        Piece.Time,
        Piece.Place,
        Piece.Address,
        Piece.Route,
        Piece.OnlineLink,
        Piece.Line,
    ];

    public Audience Audience { get; init; }

    /// <summary>Shown to its audience from this moment; until then it is the organizers'.</summary>
    public Instant? From { get; init; }

    /// <summary><see cref="From"/> was said as hours before the start, and moves along with it.</summary>
    public int? HoursBefore { get; init; }

    /// <summary>The day on which it is known at the latest.</summary>
    public LocalDate? PromisedOn { get; init; }

    /// <summary>The day that was promised first: a later one is a promise that was not kept.</summary>
    public LocalDate? FirstPromisedOn { get; init; }

    /// <summary>What there is to say meanwhile: "the group is voting".</summary>
    public string? Word { get; init; }

    /// <summary>What a line is called.</summary>
    public string? Label { get; init; }

    /// <summary>What a line or the route says; other pieces have their place in the event.</summary>
    public string? Value { get; init; }

    /// <summary>Since when those who may see it can; null as long as they cannot, or could from the beginning.</summary>
    public Instant? KnownSince { get; init; }

    /// <summary>Whether its words are kept in the rule itself.</summary>
    public bool IsOwnWords => Of.Piece is Piece.Route or Piece.Line;

    public bool Promises => PromisedOn is not null || Word is not null;

    /// <summary>The same rule with its promise kept: it is known now.</summary>
    public PieceRule Kept(Instant now) =>
        this with
        {
            PromisedOn = null,
            FirstPromisedOn = null,
            Word = null,
            From = From > now ? null : From,
            HoursBefore = From > now ? null : HoursBefore,
            KnownSince = now,
        };
}

/// <summary>The rules of one event: at most one for each piece. Never changes; a new one is made.</summary>
public sealed class PieceRules
{
    public const int MostLines = 12;

    public static readonly PieceRules None = new([]);

    private readonly IReadOnlyList<PieceRule> rules;

    public PieceRules(IEnumerable<PieceRule> rules) =>
        this.rules = [.. rules.OrderBy(r => r.Of.Piece).ThenBy(r => r.Of.Line)];

    public IReadOnlyList<PieceRule> All => rules;

    public bool IsEmpty => rules.Count == 0;

    public PieceRule? Of(PieceKey key)
    {
        foreach (var rule in rules)
        {
            if (rule.Of == key)
                return rule;
        }
        return null;
    }

    public PieceRules With(PieceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rules.Where(r => r.Of != rule.Of).Append(rule));
    }

    public PieceRules Without(PieceKey key) => new(rules.Where(r => r.Of != key));

    /// <summary>The number of one more line; null when there are enough.</summary>
    public int? NextLine() =>
        Enumerable.Range(1, MostLines).Cast<int?>().FirstOrDefault(n => Of(new(Piece.Line, n!.Value)) is null);
}
