using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Farandole.Domain.Events;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Platform.Db;

/// <summary>
/// The rules of an event's pieces, in one column of its own row: whoever reads the event has read them, in the same
/// query. Empty text where there are none, as for most events.
/// </summary>
internal sealed class RulesAsJson() : ValueConverter<PieceRules, string>(rules => Write(rules), text => Read(text))
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PieceRules rules) =>
        rules.IsEmpty ? "" : JsonSerializer.Serialize(rules.All.Select(RuleInJson.Of), Options);

    public static PieceRules Read(string text) =>
        text.Length == 0
            ? PieceRules.None
            : new(JsonSerializer.Deserialize<RuleInJson[]>(text, Options)!.Select(r => r.ToRule()));

    private sealed record RuleInJson(string Piece, int Line, string Audience)
    {
        public long? From { get; init; }

        public int? HoursBefore { get; init; }

        public string? PromisedOn { get; init; }

        public string? FirstPromisedOn { get; init; }

        public string? Word { get; init; }

        public string? Label { get; init; }

        public string? Value { get; init; }

        public long? KnownSince { get; init; }

        public static RuleInJson Of(PieceRule rule) =>
            new(rule.Of.Piece.ToString(), rule.Of.Line, rule.Audience.ToString())
            {
                From = rule.From?.ToUnixTimeMilliseconds(),
                HoursBefore = rule.HoursBefore,
                PromisedOn = Iso(rule.PromisedOn),
                FirstPromisedOn = Iso(rule.FirstPromisedOn),
                Word = rule.Word,
                Label = rule.Label,
                Value = rule.Value,
                KnownSince = rule.KnownSince?.ToUnixTimeMilliseconds(),
            };

        public PieceRule ToRule() =>
            new(new PieceKey(Enum.Parse<Piece>(Piece), Line))
            {
                Audience = Enum.Parse<Audience>(Audience),
                From = At(From),
                HoursBefore = HoursBefore,
                PromisedOn = Day(PromisedOn),
                FirstPromisedOn = Day(FirstPromisedOn),
                Word = Word,
                Label = Label,
                Value = Value,
                KnownSince = At(KnownSince),
            };

        private static string? Iso(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;

        private static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).Value;

        private static Instant? At(long? milliseconds) =>
            milliseconds is { } ms ? Instant.FromUnixTimeMilliseconds(ms) : null;
    }
}
