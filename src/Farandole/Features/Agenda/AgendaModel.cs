using Farandole.Features.Shared;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>What the front page shows.</summary>
public sealed record AgendaModel
{
    public required IReadOnlyList<AgendaDayModel> Days { get; init; }

    public required IReadOnlyList<EventSummary> Running { get; init; }

    public required IReadOnlyList<Way> Filters { get; init; }

    /// <summary>Nothing is left out.</summary>
    public required bool IsWhole { get; init; }

    public required bool IsFirst { get; init; }

    public required string? Typed { get; init; }

    public required string? Town { get; init; }

    public required bool IsUnknownPlace { get; init; }

    public required int Within { get; init; }

    public required string? From { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Kept { get; init; }

    public required string? Next { get; init; }

    public required string Here { get; init; }

    public required string Canonical { get; init; }

    public required string Calendar { get; init; }

    public required string Atom { get; init; }

    public required string Json { get; init; }

    public bool IsEmpty => Days.Count == 0 && Running.Count == 0;
}

public sealed record AgendaDayModel(LocalDate Day, IReadOnlyList<EventSummary> Events);
