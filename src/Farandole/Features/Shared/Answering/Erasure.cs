using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

internal static class Erasure
{
    /// <summary>The day, where the event is, on which data about those who came is erased.</summary>
    public static LocalDate ErasedOn(this Schedule schedule) =>
        (schedule.EndsAt + Event.KeptAfterEnd).InZone(Zones.Of(schedule.Zone)).Date;
}
