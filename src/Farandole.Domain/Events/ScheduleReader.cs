using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>Parses and judges one schedule; collects every trouble instead of stopping at the first.</summary>
internal sealed class ScheduleReader
{
    private const int FarthestYears = 10;

    private readonly List<ScheduleTrouble> troubles = [];
    private readonly Instant now;
    private readonly bool allowPast;

    private ScheduleReader(Instant now, bool allowPast) => (this.now, this.allowPast) = (now, allowPast);

    public static ScheduleReading Read(ScheduleText text, Instant now, bool allowPast)
    {
        var reader = new ScheduleReader(now, allowPast);
        var schedule = reader.Parse(text);
        var isWrong = reader.troubles.Any(t => t.Problem != ScheduleProblem.AmbiguousTime);
        return new ScheduleReading(isWrong ? null : schedule, reader.troubles);
    }

    private Schedule? Parse(ScheduleText text)
    {
        var day = Day(ScheduleField.Day, text.Day);
        if (string.IsNullOrWhiteSpace(text.Day))
            Add(ScheduleField.Day, ScheduleProblem.DateMissing);
        var time = Time(ScheduleField.Time, text.Time);
        var endDay = Day(ScheduleField.EndDay, text.EndDay);
        var endTime = Time(ScheduleField.EndTime, text.EndTime);
        if (!Zones.TryFind(text.Zone, out var zone))
            Add(ScheduleField.Zone, ScheduleProblem.UnknownZone);
        if (endTime is not null && string.IsNullOrWhiteSpace(text.Time))
            Add(ScheduleField.Time, ScheduleProblem.TimeMissing);
        // The year 9999 has no day after it: judge the distance before computing anything.
        if (day is { } d)
            JudgeDistance(d, endDay);
        if (troubles.Count > 0 || day is null || zone is null)
            return null;

        var schedule = Schedule.Of(day.Value, time, endDay, endTime, zone);
        JudgeOrder(schedule);
        JudgeZone(schedule, Zones.Of(zone));
        JudgePast(schedule);
        return schedule;
    }

    private void JudgeDistance(LocalDate day, LocalDate? endDay)
    {
        var farthest = now.InUtc().Date.PlusYears(FarthestYears);
        if (day > farthest)
            Add(ScheduleField.Day, ScheduleProblem.TooFar);
        else if (endDay > day.PlusYears(1))
            Add(ScheduleField.EndDay, ScheduleProblem.TooLong);
    }

    private void JudgeOrder(Schedule schedule)
    {
        if (schedule.EndDay < schedule.Day)
            Add(ScheduleField.EndDay, ScheduleProblem.EndBeforeStart);
        else if (schedule.End is { } end && end <= schedule.Start)
            Add(ScheduleField.EndTime, ScheduleProblem.EndBeforeStart);
    }

    private void JudgeZone(Schedule schedule, DateTimeZone zone)
    {
        if (zone.Skips(schedule.Day))
            Add(ScheduleField.Day, ScheduleProblem.NoSuchDate);
        else if (schedule.Start is { } start)
            JudgeWall(ScheduleField.Time, zone.MapLocal(start));
        if (schedule.EndDay is { } last && zone.Skips(last))
            Add(ScheduleField.EndDay, ScheduleProblem.NoSuchDate);
        else if (schedule.End is { } end)
            JudgeWall(ScheduleField.EndTime, zone.MapLocal(end));
    }

    private void JudgeWall(ScheduleField field, NodaTime.TimeZones.ZoneLocalMapping mapping)
    {
        if (mapping.Count == 0)
            Add(field, ScheduleProblem.NoSuchTime);
        else if (mapping.Count == 2)
            Add(field, ScheduleProblem.AmbiguousTime);
    }

    /// <summary>Today without an hour is not past, however late it is.</summary>
    private void JudgePast(Schedule schedule)
    {
        if (allowPast || troubles.Any(t => t.Field is ScheduleField.Day))
            return;
        var today = now.InZone(Zones.Of(schedule.Zone)).Date;
        if (schedule.Day < today)
            Add(ScheduleField.Day, ScheduleProblem.InThePast);
        else if (schedule.HasTime && schedule.StartsAt < now)
            Add(ScheduleField.Time, ScheduleProblem.InThePast);
    }

    private LocalDate? Day(ScheduleField field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var day = ScheduleText.DayOf(text);
        if (day is null)
            Add(field, ScheduleProblem.NoSuchDate);
        return day;
    }

    private LocalTime? Time(ScheduleField field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var time = ScheduleText.TimeOf(text);
        if (time is null)
            Add(field, ScheduleProblem.TimeMalformed);
        return time;
    }

    private void Add(ScheduleField field, ScheduleProblem problem) => troubles.Add(new ScheduleTrouble(field, problem));
}
