using System.Diagnostics.CodeAnalysis;

namespace Farandole.Domain.Events;

/// <summary>A schedule that was read, or what is wrong with it, field by field.</summary>
public sealed record ScheduleReading(Schedule? Schedule, IReadOnlyList<ScheduleTrouble> Troubles)
{
    /// <summary>True when there is a schedule; the troubles left are then notes to show, not errors.</summary>
    [MemberNotNullWhen(true, nameof(Schedule))]
    public bool IsRead => Schedule is not null;

    /// <summary>What the reader chose by itself and should say: of a time that exists twice, the earlier.</summary>
    public IEnumerable<ScheduleTrouble> Notes => IsRead ? Troubles : [];

    /// <summary>What must be put right.</summary>
    public IEnumerable<ScheduleTrouble> Problems =>
        IsRead ? [] : Troubles.Where(t => t.Problem != ScheduleProblem.AmbiguousTime);
}

/// <summary>One field of a schedule and what is wrong with it.</summary>
public readonly record struct ScheduleTrouble(ScheduleField Field, ScheduleProblem Problem);

public enum ScheduleField
{
    Day,
    Time,
    EndDay,
    EndTime,
    Zone,
}

/// <summary>What can be wrong with a schedule; the words come from the catalogues.</summary>
public enum ScheduleProblem
{
    DateMissing,

    /// <summary>31 February, text that is no date, or a day that the zone skipped whole.</summary>
    NoSuchDate,
    TimeMalformed,

    /// <summary>An end hour without a start hour.</summary>
    TimeMissing,
    EndBeforeStart,

    /// <summary>The clocks go forward over it.</summary>
    NoSuchTime,

    /// <summary>The clocks go back over it: the earlier is taken. A note, never an error.</summary>
    AmbiguousTime,

    /// <summary>More than ten years from now.</summary>
    TooFar,
    InThePast,
    UnknownZone,

    /// <summary>More than a year from start to end.</summary>
    TooLong,
}
