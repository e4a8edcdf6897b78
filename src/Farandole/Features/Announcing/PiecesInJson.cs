using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Announcing;

/// <summary>What a program may decide about one piece; absent is nothing: everybody, at once, no promise.</summary>
/// <param name="Piece"><c>date</c>, <c>time</c>, <c>place</c>, <c>address</c>, <c>route</c>, <c>onlineLink</c>, <c>line-1</c> to <c>line-12</c>.</param>
internal sealed record PieceToWrite(string Piece)
{
    /// <summary><c>everybody</c>, <c>hasLink</c>, <c>answered</c>, <c>confirmed</c>, <c>approved</c> or <c>organizers</c>.</summary>
    public string? For { get; init; }

    /// <summary>Not before this instant: <c>2027-03-18T13:00:00Z</c>.</summary>
    public string? From { get; init; }

    /// <summary>Not before so many hours before the start.</summary>
    public int? HoursBefore { get; init; }

    /// <summary>A day: <c>2027-03-10</c>.</summary>
    public string? PromisedOn { get; init; }

    public string? Word { get; init; }

    /// <summary>Of a line.</summary>
    public string? Label { get; init; }

    /// <summary>Of a line or the route.</summary>
    public string? Value { get; init; }
}

/// <summary>Reads the decisions; one trouble for all of them, because the API names fields and not their parts.</summary>
internal static class PiecesInJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<PieceRule> Read(JsonElement value, PieceRules before, List<FieldTrouble> troubles)
    {
        try
        {
            var written = value.Deserialize<PieceToWrite?[]>(Options) ?? [];
            // The answer of one request may be the body of the next: there "from" is the same, and "state" is passed over.
            var rules = written.Select(p => p is null ? null : Read(p, before)).ToList();
            if (rules.TrueForAll(r => r is not null))
                return rules!;
        }
        catch (JsonException)
        {
            // Said below, as everything that is wrong.
        }
        troubles.Add(new("pieces", "announcing.error.choice"));
        return [];
    }

    private static PieceRule? Read(PieceToWrite written, PieceRules before)
    {
        if (!PieceKey.TryParse(written.Piece, out var key))
            return null;
        var audience = Enum.GetValues<Audience>()
            .Where(a => EventAsJson.Word(a) == (written.For ?? "everybody"))
            .ToList();
        var rule = (before.Of(key) ?? new PieceRule(key)) with
        {
            Audience = audience.FirstOrDefault(),
            From =
                written.From is { } from && InstantPattern.ExtendedIso.Parse(from) is { Success: true, Value: var at }
                    ? at
                    : null,
            HoursBefore = written.HoursBefore,
            PromisedOn = DayOf(written.PromisedOn),
            Word = PlainText.Line(written.Word),
        };
        if (rule.IsOwnWords)
            rule = rule with
            {
                Label = key.Piece == Piece.Line ? PlainText.Line(written.Label) ?? rule.Label : null,
                Value = PlainText.Lines(written.Value) ?? rule.Value,
            };
        var isRight =
            audience.Count == 1
            && (written.From is null || rule.From is not null)
            && (written.PromisedOn is null || rule.PromisedOn is not null)
            && rule.HoursBefore is null or (>= 1 and <= PieceRule.MostHoursBefore)
            && PlainText.Fits(rule.Word, PieceRule.MaxWord)
            && PlainText.Fits(rule.Label, PieceRule.MaxLabel)
            && PlainText.Fits(rule.Value, PieceRule.MaxValue)
            && (key.Piece != Piece.Line || rule.Label is not null);
        return isRight ? rule : null;
    }

    private static LocalDate? DayOf(string? iso) =>
        iso is not null && LocalDatePattern.Iso.Parse(iso) is { Success: true, Value: var day } ? day : null;
}
