using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Writing;

internal static class LetterTimes
{
    private static readonly LocalTime Evening = new(18, 0);

    /// <summary>The whole moment, and whose clock that is: what is read in a mailbox may be read in another country.</summary>
    /// <param name="home">The zone of the instance.</param>
    public static string WhenThere(this Words words, Schedule schedule, string home)
    {
        var moment = words.Capital(words.When(schedule));
        return words.Clock(schedule, home) is { } clock
            ? words["letter.when.clock", ("moment", moment), ("clock", clock)]
            : moment;
    }

    /// <summary>Six o'clock there, today or tomorrow.</summary>
    public static Instant NextEvening(Instant after, string zone)
    {
        var there = Zones.Of(zone);
        var today = after.InZone(there).Date;
        var evening = there.InstantOf(today + Evening);
        return evening > after ? evening : there.InstantOf(today.PlusDays(1) + Evening);
    }
}
