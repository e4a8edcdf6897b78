using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Waiting;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Waiting;

internal static class WaitingInWords
{
    /// <summary>The moment until which seats are held, on the clock of the event.</summary>
    public static string Until(this Words words, Instant until, string? zone)
    {
        var local = until.InZone(Zones.Of(zone ?? "Etc/UTC")).LocalDateTime;
        return words["waiting.moment", ("day", words.Day(local.Date)), ("time", words.Time(local.TimeOfDay))];
    }

    /// <summary>Where a draw decides, nobody stands before anybody.</summary>
    public static string Position(this Words words, WaitingModel model) =>
        model is { Position: { } place, Order: WaitingOrder.Strict or WaitingOrder.Filling }
            ? words.Plural("waiting.position", place)
            : words["waiting.position.none"];
}
