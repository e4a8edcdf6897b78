using Farandole.Domain.Events;

namespace Farandole.Features.Announcing;

/// <summary>What is wrong with a moment, at the field where it can be put right.</summary>
internal static class ScheduleWords
{
    public static FieldTrouble Said(this ScheduleTrouble trouble, EventInput input)
    {
        var field = FieldOf(trouble.Field);
        return trouble.Problem switch
        {
            ScheduleProblem.DateMissing => new(field, "announcing.error.date"),
            ScheduleProblem.NoSuchDate => new(field, "announcing.error.date.none"),
            ScheduleProblem.TimeMalformed => new(field, "announcing.error.time"),
            ScheduleProblem.TimeMissing => new(field, "announcing.error.time.missing"),
            ScheduleProblem.EndBeforeStart => new(field, "announcing.error.end.before"),
            ScheduleProblem.NoSuchTime => new(field, "announcing.error.time.none"),
            ScheduleProblem.AmbiguousTime => new(
                field,
                "announcing.note.twice",
                "time",
                trouble.Field == ScheduleField.EndTime ? input.EndTime : input.Time
            ),
            ScheduleProblem.TooFar => new(field, "announcing.error.date.far"),
            ScheduleProblem.InThePast => new(
                field,
                trouble.Field == ScheduleField.Time ? "announcing.error.time.past" : "announcing.error.date.past"
            ),
            ScheduleProblem.UnknownZone => new(field, "announcing.error.zone"),
            ScheduleProblem.TooLong => new(field, "announcing.error.end.long"),
        };
    }

    private static string FieldOf(ScheduleField field) =>
        field switch
        {
            ScheduleField.Day => "date",
            ScheduleField.Time => "time",
            ScheduleField.EndDay => "endDate",
            ScheduleField.EndTime => "endTime",
            ScheduleField.Zone => "timeZone",
        };
}
