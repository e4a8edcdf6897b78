using Farandole.Domain.Needs;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>Lists to begin with: a shared meal, helping hands, rides (which those who come offer themselves).</summary>
internal static class NeedTemplates
{
    public static readonly string[] Names = ["meal", "hands", "rides"];

    /// <summary>Null when there is no such template.</summary>
    public static IReadOnlyList<NeedDetails>? Of(string? name, Words words, LocalTime? start)
    {
        NeedDetails Thing(string key, int wanted) =>
            new(NeedKind.Thing, words[$"needs.template.{key}"]) { Wanted = wanted };
        NeedDetails Hand(string key, int wanted, LocalTime? from) =>
            new(NeedKind.Hand, words[$"needs.template.{key}"]) { Wanted = wanted, Time = from };
        return name switch
        {
            "meal" =>
            [
                Thing("salads", 4),
                Thing("desserts", 3),
                Thing("drinks", 4),
                Thing("bread", 2),
                Thing("dishes", 1),
            ],
            "hands" =>
            [
                Hand("set-up", 4, start is { } at && at >= new LocalTime(1, 0) ? at.PlusHours(-1) : null),
                Hand("welcome", 2, start),
                Hand("tidy", 4, null),
            ],
            "rides" => [],
            _ => null,
        };
    }
}
