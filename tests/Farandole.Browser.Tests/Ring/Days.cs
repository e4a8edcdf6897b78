using System.Globalization;
using NodaTime;

namespace Farandole.Browser.Tests.Ring;

/// <summary>Days as forms and programs write them. Counted from today: the program's clock is the machine's.</summary>
internal static class Days
{
    public static string In(int days) =>
        SystemClock
            .Instance.GetCurrentInstant()
            .InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"])
            .Date.PlusDays(days)
            .ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
