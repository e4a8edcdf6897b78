using System.Globalization;
using Farandole.Domain.DatePolls;
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

    /// <summary>Other days that are proposed, with their hours: then the date is chosen together.</summary>
    public IReadOnlyList<(string? Day, string? Time)> OtherDates { get; init; } = [];

    public string? EndDate { get; init; }

    public string? EndTime { get; init; }

    /// <summary><c>here</c>, <c>online</c>, <c>both</c>, <c>later</c>; null: what is filled in says it.</summary>
    public string? Where { get; init; }

    public string? Place { get; init; }

    public string? Address { get; init; }

    /// <summary>Who may see the address: a word of the API.</summary>
    public string? AddressFor { get; init; }

    /// <summary>How many hours before the start they may; null: at once.</summary>
    public string? AddressHoursBefore { get; init; }

    /// <summary>The day is not known yet. It counts as long as none is said.</summary>
    public bool DateIsToCome { get; init; }

    /// <summary>The hour is not said because it is not known yet.</summary>
    public bool TimeIsToCome { get; init; }

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

    /// <summary>Whether the organizers say yes to each who wants to come.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Whether one may answer with a name and no address.</summary>
    public bool TakesNames { get; init; }

    public string? Contact { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Accessibility { get; init; } = [];

    public string? Price { get; init; }

    public bool Free { get; init; }

    public string? Email { get; init; }

    /// <summary>In whose name; null: in nobody's in particular.</summary>
    public string? Host { get; init; }

    /// <summary>Another pattern for the drawn cover.</summary>
    public int CoverSalt { get; init; }

    /// <summary>No day was typed, and none was meant to be; nothing typed beside it is dropped for that.</summary>
    internal bool LeavesDateOpen =>
        DateIsToCome
        && ((string?[])[Date, Time, EndDate, EndTime, .. OtherDates.Select(d => d.Day)]).All(string.IsNullOrWhiteSpace);

    internal static EventInput Of(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
        return new()
        {
            Title = Text("title"),
            Date = Text("date"),
            Time = Text("time"),
            OtherDates = Others(form),
            EndDate = Text("endDate"),
            EndTime = Text("endTime"),
            Where = Text("where"),
            Place = Text("place"),
            Address = Text("address"),
            AddressFor = Text("addressFor"),
            AddressHoursBefore = Text("addressHoursBefore"),
            DateIsToCome = form.ContainsKey("dateIsToCome"),
            TimeIsToCome = form.ContainsKey("timeIsToCome"),
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
            OnRequest = form.ContainsKey("onRequest"),
            TakesNames = form.ContainsKey("takesNames"),
            Contact = Text("contact"),
            Language = Text("language"),
            Accessibility = [.. form["accessibility"].OfType<string>()],
            Price = Text("price"),
            Free = form.ContainsKey("free"),
            Email = Text("email"),
            CoverSalt = Salt(form["coverSalt"]),
        };
    }

    private static int Salt(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var salt) && salt < 10_000 ? salt : 0;

    private static IReadOnlyList<(string? Day, string? Time)> Others(IFormCollection form) =>
        [
            .. form["otherDate"]
                .Take(DatePoll.MostDates)
                .Select((day, i) => (day, form["otherTime"].ElementAtOrDefault(i))),
        ];

    /// <summary>What its organizers would have typed to get this event.</summary>
    internal static EventInput Of(Event edited) =>
        new()
        {
            Title = edited.Title,
            Date = edited.IsDateToCome ? null : LocalDatePattern.Iso.Format(edited.Day),
            DateIsToCome = edited.IsDateToCome,
            Time = edited.Time is { } time ? Hour.Format(time) : null,
            EndDate = edited.EndDay is { } last && last != edited.Day ? LocalDatePattern.Iso.Format(last) : null,
            EndTime = edited.EndTime is { } end ? Hour.Format(end) : null,
            Where = WhereOf(edited),
            Place = edited.PlaceName,
            Address = edited.PlaceAddress,
            AddressFor = EventAsJson.Word(PieceChoices.Of(edited).AddressFor),
            AddressHoursBefore = PieceChoices.Of(edited).HoursBefore?.ToString(CultureInfo.InvariantCulture),
            TimeIsToCome = PieceChoices.Of(edited).TimeIsToCome,
            Latitude = Number(edited.Latitude),
            Longitude = Number(edited.Longitude),
            TimeZone = edited.Zone,
            PlaceChosen = edited.PlaceName ?? "",
            OnlineLink = edited.OnlineLink,
            Text = edited.Text,
            PictureAlt = edited.PictureAlt,
            PictureDecorative = edited.Picture is not null && edited.PictureAlt is null,
            Visibility = EventAsJson.Word(edited.Visibility),
            OnRequest = edited.ApprovalSince is not null,
            TakesNames = edited.TakesNames,
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

    /// <summary>The same once more: all but the date, and the picture, which is sent again.</summary>
    internal static EventInput Again(Event before) =>
        Of(before) with
        {
            Date = null,
            DateIsToCome = false,
            EndDate = null,
            PictureAlt = null,
            PictureDecorative = false,
        };

    private static string WhereOf(Event edited) =>
        (edited.PlaceName, edited.OnlineLink) switch
        {
            (null, null) => "later",
            (null, _) => "online",
            (_, null) => "here",
            _ => "both",
        };

    internal static readonly (Accessibility Fact, string Word)[] AccessibilityWords =
    [
        .. Enum.GetValues<Accessibility>()
            .Where(a => a != Domain.Events.Accessibility.None)
            .Select(a => (a, EventAsJson.Word(a))),
    ];

    internal static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
