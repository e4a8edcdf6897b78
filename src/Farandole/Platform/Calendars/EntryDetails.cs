using System.Globalization;
using Farandole.Domain.Events;

namespace Farandole.Platform.Calendars;

/// <summary>What an event says besides when it is.</summary>
internal static class EntryDetails
{
    public static CalendarEntry On(
        this EventDraft draft,
        Schedule schedule,
        string? recurrenceId,
        IReadOnlyList<EntryNote> notes
    )
    {
        var component = draft.Component;
        var (latitude, longitude) = Coordinates(component);
        return new CalendarEntry(draft.Source, draft.Uid, draft.Title, schedule)
        {
            RecurrenceId = recurrenceId,
            Text = TextOf(component),
            Url = UrlOf(component),
            Location = LocationOf(component),
            Latitude = latitude,
            Longitude = longitude,
            Categories = CategoriesOf(component),
            Status = StatusOf(component),
            IsPrivate = component.First("CLASS")?.Value.Trim().ToUpperInvariant() is "PRIVATE" or "CONFIDENTIAL",
            Notes = notes,
        };
    }

    private static string? TextOf(CalendarComponent component)
    {
        var text = component.First("DESCRIPTION")?.Text;
        if (string.IsNullOrWhiteSpace(text))
            text = component.First("X-ALT-DESC")?.Text;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return HtmlAsMarkdown.IsHtml(text) ? HtmlAsMarkdown.Convert(text) : text.Trim();
    }

    private static string? UrlOf(CalendarComponent component) =>
        Uri.TryCreate(component.First("URL")?.Value.Trim(), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url.AbsoluteUri
            : null;

    private static string? LocationOf(CalendarComponent component)
    {
        var lines = (component.First("LOCATION")?.Text ?? "")
            .Split('\n')
            .Select(CalendarText.OneLine)
            .Where(l => l.Length > 0);
        var location = string.Join(", ", lines);
        return location.Length == 0 ? null : location;
    }

    private static string[] CategoriesOf(CalendarComponent component) =>
        [
            .. component
                .All("CATEGORIES")
                .SelectMany(l => CalendarText.Items(l.Value))
                .Select(c => CalendarText.OneLine(CalendarText.Unescape(c)))
                .Where(c => c.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static CalendarStatus StatusOf(CalendarComponent component) =>
        component.First("STATUS")?.Value.Trim().ToUpperInvariant() switch
        {
            "CANCELLED" or "CANCELED" => CalendarStatus.Cancelled,
            "TENTATIVE" => CalendarStatus.Tentative,
            _ => CalendarStatus.Confirmed,
        };

    /// <summary>GEO, or what Apple writes instead. 0;0 is how programs say that they do not know.</summary>
    private static (double? Latitude, double? Longitude) Coordinates(CalendarComponent component)
    {
        var value = component.First("GEO")?.Value ?? component.First("X-APPLE-STRUCTURED-LOCATION")?.Value;
        if (value is null)
            return (null, null);
        var numbers = value
            .Replace("geo:", "", StringComparison.OrdinalIgnoreCase)
            .Split([';', ',', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return
            numbers.Length >= 2
            && Number(numbers[0]) is { } latitude
            && Number(numbers[1]) is { } longitude
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
            && (latitude, longitude) is not (0, 0)
            ? (latitude, longitude)
            : (null, null);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
