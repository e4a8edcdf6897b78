using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>From which moment to which one, on the clock of the instance.</summary>
internal readonly record struct AgendaDays(Instant From, Instant? Until)
{
    private static readonly LocalTime Evening = new(17, 0);
    private static readonly LocalTime NightsEnd = new(5, 0);

    public static AgendaDays Of(AgendaQuery query, Instant now, string home)
    {
        var zone = Zones.Of(home);
        var today = query.From ?? now.InZone(zone).Date;
        return query.Span switch
        {
            AgendaSpan.All => new(zone.StartOf(today), null),
            AgendaSpan.Week => new(zone.StartOf(today), zone.StartOf(today.PlusDays(7))),
            AgendaSpan.Tonight => new(zone.InstantOf(today + Evening), zone.InstantOf(today.PlusDays(1) + NightsEnd)),
            AgendaSpan.Weekend => Weekend(today, zone),
        };
    }

    /// <summary>The one that is on, or the next.</summary>
    private static AgendaDays Weekend(LocalDate today, DateTimeZone zone)
    {
        var saturday =
            today.DayOfWeek == IsoDayOfWeek.Sunday ? today.PlusDays(-1)
            : today.DayOfWeek == IsoDayOfWeek.Saturday ? today
            : today.Next(IsoDayOfWeek.Saturday);
        return new(zone.StartOf(saturday), zone.StartOf(saturday.PlusDays(2)));
    }
}
