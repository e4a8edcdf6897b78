using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using NodaTime.Text;

namespace Farandole.Features.Announcing;

/// <summary>An event as somebody typed it, right or wrong: shown again as it is, read by <see cref="EventReader"/>.</summary>
public sealed record EventInput
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string? Title { get; init; }

    public string? Date { get; init; }

    public string? Time { get; init; }

    public string? EndDate { get; init; }

    public string? EndTime { get; init; }

    /// <summary><c>here</c>, <c>online</c>, <c>both</c>, <c>later</c>; null: what is filled in says it.</summary>
    public string? Where { get; init; }

    public string? Place { get; init; }

    public string? Address { get; init; }

    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>The place that coordinates and zone were chosen for: when another is typed since, they say nothing.</summary>
    public string? PlaceChosen { get; init; }

    public string? OnlineLink { get; init; }

    public string? Text { get; init; }

    public string? PictureAlt { get; init; }

    public bool PictureDecorative { get; init; }

    public bool PictureRemoved { get; init; }

    public string? Visibility { get; init; }

    public string? Capacity { get; init; }

    public string? Contact { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Accessibility { get; init; } = [];

    public string? Price { get; init; }

    public bool Free { get; init; }

    public string? Email { get; init; }

    /// <summary>Another pattern for the drawn cover.</summary>
    public int CoverSalt { get; init; }

    internal static EventInput Of(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString() is { Length: > 0 } typed ? typed : null;
        return new()
        {
            Title = Text("title"),
            Date = Text("date"),
            Time = Text("time"),
            EndDate = Text("endDate"),
            EndTime = Text("endTime"),
            Where = Text("where"),
            Place = Text("place"),
            Address = Text("address"),
            Latitude = Text("latitude"),
            Longitude = Text("longitude"),
            TimeZone = Text("timeZone"),
            PlaceChosen = form.ContainsKey("placeChosen") ? form["placeChosen"].ToString() : null,
            OnlineLink = Text("onlineLink"),
            Text = Text("text"),
            PictureAlt = Text("pictureAlt"),
            PictureDecorative = form.ContainsKey("pictureDecorative"),
            PictureRemoved = form.ContainsKey("pictureRemoved"),
            Visibility = Text("visibility"),
            Capacity = Text("capacity"),
            Contact = Text("contact"),
            Language = Text("language"),
            Accessibility = [.. form["accessibility"].OfType<string>()],
            Price = Text("price"),
            Free = form.ContainsKey("free"),
            Email = Text("email"),
            CoverSalt =
                int.TryParse(form["coverSalt"], NumberStyles.None, CultureInfo.InvariantCulture, out var salt)
                && salt < 10_000
                    ? salt
                    : 0,
        };
    }

    /// <summary>What its organizers would have typed to get this event.</summary>
    internal static EventInput Of(Event edited) =>
        new()
        {
            Title = edited.Title,
            Date = LocalDatePattern.Iso.Format(edited.Day),
            Time = edited.Time is { } time ? Hour.Format(time) : null,
            EndDate = edited.EndDay is { } last && last != edited.Day ? LocalDatePattern.Iso.Format(last) : null,
            EndTime = edited.EndTime is { } end ? Hour.Format(end) : null,
            Where = (edited.PlaceName, edited.OnlineLink) switch
            {
                (null, null) => "later",
                (null, _) => "online",
                (_, null) => "here",
                _ => "both",
            },
            Place = edited.PlaceName,
            Address = edited.PlaceAddress,
            Latitude = Number(edited.Latitude),
            Longitude = Number(edited.Longitude),
            TimeZone = edited.Zone,
            PlaceChosen = edited.PlaceName ?? "",
            OnlineLink = edited.OnlineLink,
            Text = edited.Text,
            PictureAlt = edited.PictureAlt,
            PictureDecorative = edited.Picture is not null && edited.PictureAlt is null,
            Visibility = EventAsJson.Word(edited.Visibility),
            Capacity = edited.Capacity?.ToString(CultureInfo.InvariantCulture),
            Contact = edited.Contact,
            Language = edited.Language,
            Accessibility =
            [
                .. AccessibilityWords.Where(a => edited.Accessibility.HasFlag(a.Fact)).Select(a => a.Word),
            ],
            Price = edited.Price,
            Free = edited.IsFree,
            CoverSalt = edited.CoverSalt,
        };

    internal static readonly (Accessibility Fact, string Word)[] AccessibilityWords =
    [
        .. Enum.GetValues<Accessibility>()
            .Where(a => a != Domain.Events.Accessibility.None)
            .Select(a => (a, EventAsJson.Word(a))),
    ];

    internal static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
