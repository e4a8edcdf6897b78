using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>An event that was read, or everything that is wrong with it.</summary>
internal sealed record EventReading(EventDetails? Details, IReadOnlyList<FieldTrouble> Troubles)
{
    public EmailAddress? Email { get; init; }

    /// <summary>For whom the address is, and what is still to come.</summary>
    public required PieceChoices Choices { get; init; }

    /// <summary>What the picture shows; null when it is decorative.</summary>
    public string? PictureAlt { get; init; }

    /// <summary>What was chosen for the person and should be said: of a time that exists twice, the earlier.</summary>
    public IReadOnlyList<FieldTrouble> Notes { get; init; } = [];

    /// <summary>The dates that are proposed, the first included; empty when the date is said.</summary>
    public IReadOnlyList<Schedule> Proposals { get; init; } = [];

    /// <summary>The moment alone, which a preview can show while other fields are still wrong.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The same with one more trouble: nothing is made of it.</summary>
    public EventReading With(string? field, string key) =>
        this with
        {
            Details = null,
            Troubles = [.. Troubles, new(field, key)],
        };
}

/// <summary>Turns what was typed into an event, for the form and for the API alike; names every field that is wrong.</summary>
internal sealed class EventReader(PlaceReader places, IClock clock)
{
    private const int MaxAlt = 500;

    /// <summary>As the page has them: a list of errors is read beside it.</summary>
    private static readonly string[] InOrder =
    [
        "title",
        "date",
        "time",
        "endTime",
        "endDate",
        "otherDate-0",
        "otherDate-1",
        "otherDate-2",
        "place",
        "timeZone",
        "address",
        "addressFor",
        "addressHoursBefore",
        "onlineLink",
        "visibility",
        "email",
        "text",
        "pictureAlt",
        "capacity",
        "accessibility",
        "price",
        "contact",
        "language",
    ];

    /// <param name="input">As typed.</param>
    /// <param name="language">The reader's: the event's own when nothing else is said.</param>
    /// <param name="mayBePast">An event that is edited may have begun.</param>
    public EventReading Read(EventInput input, string language, bool mayBePast = false)
    {
        var troubles = new List<FieldTrouble>();
        var place = places.Read(input, language, troubles);
        var moment = Moment(input, place.Zone, mayBePast);
        troubles.AddRange(moment.Problems.Select(t => t.Said(input)));
        var proposals = Proposals(input, moment.Schedule, place.Zone, troubles);
        var read = new FieldReading(input, troubles);
        var details = Details(input, read, language, place.Place, moment.Schedule);
        var email = read.Email();
        var choices = PieceChoices.Of(input, troubles);
        var alt = input.PictureDecorative ? null : read.Line("pictureAlt", input.PictureAlt, MaxAlt);
        return new(
            troubles.Count == 0 ? details : null,
            [.. troubles.OrderBy(t => Array.IndexOf(InOrder, t.Field) is var at and >= 0 ? at : int.MaxValue)]
        )
        {
            Email = email,
            Choices = choices,
            PictureAlt = alt,
            Schedule = input.LeavesDateOpen ? null : moment.Schedule,
            Proposals = proposals,
            Notes = [.. moment.Notes.Select(n => n.Said(input))],
        };
    }

    private ScheduleReading Moment(EventInput input, string? zone, bool mayBePast)
    {
        var now = clock.GetCurrentInstant();
        return input.LeavesDateOpen && zone is not null
            ? new(Schedule.Unsaid(zone, now), [])
            : Schedule.Read(input.Date, input.Time, input.EndDate, input.EndTime, zone, now, mayBePast);
    }

    private IReadOnlyList<Schedule> Proposals(
        EventInput input,
        Schedule? first,
        string? zone,
        List<FieldTrouble> troubles
    )
    {
        var proposed = new List<Schedule>();
        for (var i = 0; i < input.OtherDates.Count; i++)
        {
            var (day, time) = input.OtherDates[i];
            if (string.IsNullOrWhiteSpace(day))
                continue;
            if (Schedule.Read(day, time, null, null, zone, clock.GetCurrentInstant()) is { Schedule: { } read })
                proposed.Add(read);
            else
                troubles.Add(new($"otherDate-{i}", "announcing.error.other"));
        }
        return proposed.Count == 0 || first is null
            ? []
            : [.. proposed.Prepend(Schedule.Of(first.Day, first.Time, null, first.EndTime, first.Zone)).Distinct()];
    }

    private static EventDetails Details(
        EventInput input,
        FieldReading read,
        string language,
        Place? place,
        Schedule? schedule
    )
    {
        var text = read.Text();
        return new()
        {
            Title = read.Title() ?? "",
            // Without a schedule there is a trouble, and then nothing is made of these details.
            Schedule = schedule!,
            DateIsToCome = input.LeavesDateOpen,
            Place = place,
            Text = text.Written,
            Html = text.Html,
            OnlineLink = read.Link(),
            Contact = read.Line("contact", input.Contact),
            Language = read.LanguageOr(language),
            Price = read.Line("price", input.Price),
            IsFree = input.Free,
            Accessibility = read.Accessibility(),
            Visibility = read.Visibility(),
            Capacity = read.Capacity(),
            TakesNames = input.TakesNames,
        };
    }
}
