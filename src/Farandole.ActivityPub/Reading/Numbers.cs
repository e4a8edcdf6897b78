using System.Globalization;
using System.Text.Json;

namespace Farandole.ActivityPub.Reading;

internal static class Numbers
{
    public static double? Of(JsonElement value)
    {
        double number;
        var read = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(
                value.GetString(),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out number
            ),
            _ => (number = 0) != 0,
        };
        return read && double.IsFinite(number) ? number : null;
    }
}
