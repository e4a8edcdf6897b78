using NodaTime.Text;

namespace Farandole.Features.Shared;

/// <summary>One piece in the API: what is known of it, or promised.</summary>
/// <param name="Piece"><c>date</c>, <c>time</c>, <c>place</c>, <c>address</c>, <c>route</c>, <c>onlineLink</c>, or <c>line-1</c> and so on.</param>
/// <param name="State"><c>known</c>, <c>toCome</c> (unknown yet), or <c>closed</c> (known to those whom <c>for</c> names, or from a moment).</param>
internal sealed record PieceAsJson(string Piece, string State)
{
    public string? Label { get; init; }

    /// <summary>Of the route and of lines; other pieces have fields of their own.</summary>
    public string? Value { get; init; }

    public string? Since { get; init; }

    public string? PromisedOn { get; init; }

    public bool? Late { get; init; }

    public string? Word { get; init; }

    public string? From { get; init; }

    public int? HoursBefore { get; init; }

    /// <summary><c>answered</c>, <c>confirmed</c> or <c>approved</c>.</summary>
    public string? For { get; init; }

    public static PieceAsJson Of(PieceAsSeen seen) =>
        new(
            seen.Key.ToString(),
            seen.IsKnown ? "known"
                : seen.From is not null || seen.For is not null ? "closed"
                : "toCome"
        )
        {
            Label = seen.Label,
            Value = seen.Value,
            Since = seen.Since?.ToString(),
            PromisedOn = seen.PromisedOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
            Late = seen.IsLate ? true : null,
            Word = seen.Word,
            From = seen.From?.ToString(),
            HoursBefore = seen.HoursBefore,
            For = seen.For is { } audience ? EventAsJson.Word(audience) : null,
        };
}
