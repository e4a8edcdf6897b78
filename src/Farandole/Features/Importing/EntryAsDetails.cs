using System.Globalization;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Places;
using Farandole.Platform.Text;

namespace Farandole.Features.Importing;

/// <summary>One date of a calendar as what organizers would have typed: within the same bounds, made safe in the same way.</summary>
internal sealed class EntryAsDetails(Gazetteer gazetteer, Instance instance)
{
    public EventDetails Of(CalendarEntry entry, Visibility visibility)
    {
        var link = IsLink(entry.Location) ? entry.Location!.Trim() : null;
        var text = TextOf(entry);
        return new EventDetails
        {
            Title = Cut(PlainText.Line(entry.Title) ?? entry.Title, EventDetails.MaxTitle),
            Schedule = entry.Schedule,
            Place = link is null ? PlaceOf(entry) : null,
            OnlineLink = link,
            Text = text,
            Html = RichText.ToHtml(text),
            Language = instance.Language,
            Visibility = visibility,
        };
    }

    /// <summary>The same for an event that is here: what calendars do not tell stays as its organizers set it.</summary>
    public EventDetails For(CalendarEntry entry, Event known)
    {
        var read = Of(entry, known.Visibility);
        return read with
        {
            OnlineLink = read.OnlineLink ?? known.OnlineLink,
            Contact = known.Contact,
            Language = known.Language,
            Price = known.Price,
            IsFree = known.IsFree,
            Accessibility = known.Accessibility,
            Capacity = known.Capacity,
        };
    }

    /// <summary>"Salle des fêtes, 3 rue X, 69003 Lyon": the name is what stands before the first comma.</summary>
    private Place? PlaceOf(CalendarEntry entry)
    {
        if (PlainText.Line(entry.Location?.ReplaceLineEndings(", ")) is not { } line)
            return null;
        var parts = line.Split(',', 2, StringSplitOptions.TrimEntries);
        var name = Cut(parts[0].Length == 0 ? line : parts[0], Place.MaxLength);
        var address = parts is [{ Length: > 0 }, { Length: > 0 } rest] ? Cut(rest, Place.MaxLength) : null;
        var town = gazetteer.Find(line, instance.Country, instance.Language);
        return entry is { Latitude: { } latitude, Longitude: { } longitude }
            ? new Place(name, address, latitude, longitude, town?.Name)
            : new Place(name, address, town?.Latitude, town?.Longitude, town?.Name);
    }

    /// <summary>The page that the calendar names stands below the text: it is the source, not the place.</summary>
    private static string? TextOf(CalendarEntry entry)
    {
        var text = PlainText.Lines(entry.Text);
        if (IsLink(entry.Url) && text?.Contains(entry.Url!, StringComparison.Ordinal) != true)
        {
            var source = $"<{entry.Url}>";
            return text is null ? source : $"{Cut(text, EventDetails.MaxText - source.Length - 2)}\n\n{source}";
        }
        return text is null ? null : Cut(text, EventDetails.MaxText);
    }

    private static bool IsLink(string? text) =>
        text?.Trim() is { Length: > 0 and <= EventDetails.MaxLink } trimmed
        && !trimmed.Any(char.IsWhiteSpace)
        && Uri.TryCreate(trimmed, UriKind.Absolute, out var link)
        && link.Scheme is "http" or "https";

    /// <summary>At most so many characters as people count them, and four code units for each as the columns allow.</summary>
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        for (var n = 0; elements.MoveNext(); n++)
        {
            if (n == most - 1 || cut.Length + elements.GetTextElement().Length >= most * 4)
                return cut.Append('…').ToString();
            cut.Append(elements.GetTextElement());
        }
        return text;
    }
}
