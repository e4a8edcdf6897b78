using System.Globalization;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>An event that was read, or everything that is wrong with it.</summary>
internal sealed record EventReading(EventDetails? Details, IReadOnlyList<FieldTrouble> Troubles)
{
    public EmailAddress? Email { get; init; }

    /// <summary>What the picture shows; null when it is decorative.</summary>
    public string? PictureAlt { get; init; }

    /// <summary>What was chosen for the person and should be said: of a time that exists twice, the earlier.</summary>
    public IReadOnlyList<FieldTrouble> Notes { get; init; } = [];

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
internal sealed partial class EventReader(PlaceReader places, IClock clock)
{
    private const int MaxAlt = 500;

    /// <param name="input">As typed.</param>
    /// <param name="language">The reader's: the event's own when nothing else is said.</param>
    /// <param name="mayBePast">An event that is edited may have begun.</param>
    public EventReading Read(EventInput input, string language, bool mayBePast = false)
    {
        var troubles = new List<FieldTrouble>();
        var place = places.Read(input, language, troubles);
        var moment = Schedule.Read(
            input.Date,
            input.Time,
            input.EndDate,
            input.EndTime,
            place.Zone,
            clock.GetCurrentInstant(),
            mayBePast
        );
        troubles.AddRange(moment.Problems.Select(t => t.Said(input)));
        var read = new Reading(input, troubles);
        var email = read.Email();
        var details = Details(read, input, language, place.Place, moment.Schedule);
        var alt = input.PictureDecorative ? null : read.Line("pictureAlt", input.PictureAlt, MaxAlt);
        return new(troubles.Count == 0 ? details : null, troubles)
        {
            Email = email,
            PictureAlt = alt,
            Schedule = moment.Schedule,
            Notes = [.. moment.Notes.Select(n => n.Said(input))],
        };
    }

    private static EventDetails Details(
        Reading read,
        EventInput input,
        string language,
        Place? place,
        Schedule? schedule
    )
    {
        var text = read.Text();
        return new EventDetails
        {
            Title = read.Title() ?? "",
            Schedule = schedule!,
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
        };
    }

    /// <summary>The fields that stand for themselves.</summary>
    private readonly struct Reading(EventInput input, List<FieldTrouble> troubles)
    {
        public string? Title()
        {
            var title = PlainText.Line(input.Title);
            if (title is null)
                troubles.Add(new("title", "announcing.error.title"));
            else if (PlainText.Length(title) is var n && n > EventDetails.MaxTitle)
                troubles.Add(new("title", "announcing.error.title.long", "n", n));
            return title;
        }

        public string? Line(string field, string? typed, int most = EventDetails.MaxLine)
        {
            var line = PlainText.Line(typed);
            if (PlainText.Length(line) > most)
                troubles.Add(new(field, "announcing.error.line.long", "n", most));
            return line;
        }

        public (string? Written, string? Html) Text()
        {
            var text = PlainText.Lines(input.Text);
            if (text is null)
                return (null, null);
            var html = PlainText.Length(text) <= EventDetails.MaxText ? RichText.ToHtml(text) : null;
            if (html is null)
                troubles.Add(new("text", "announcing.error.text.long", "n", EventDetails.MaxText));
            return (text, html);
        }

        public string? Link()
        {
            if (input.Where is "here" or "later" || PlainText.Line(input.OnlineLink) is not { } link)
                return null;
            var isRight =
                link.Length <= EventDetails.MaxLink
                && Uri.TryCreate(link, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.UserInfo.Length == 0;
            if (!isRight)
                troubles.Add(new("onlineLink", "announcing.error.link"));
            return link;
        }

        public int? Capacity()
        {
            if (string.IsNullOrWhiteSpace(input.Capacity))
                return null;
            if (
                int.TryParse(input.Capacity.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people)
                && people is >= 1 and <= EventDetails.MaxCapacity
            )
                return people;
            troubles.Add(new("capacity", "announcing.error.capacity"));
            return null;
        }

        public EmailAddress? Email()
        {
            if (string.IsNullOrWhiteSpace(input.Email))
                return null;
            var address = EmailAddress.Parse(input.Email);
            if (address is null)
                troubles.Add(new("email", "announcing.error.email"));
            return address;
        }

        public Visibility Visibility()
        {
            foreach (var visibility in Enum.GetValues<Visibility>())
            {
                if (input.Visibility == EventAsJson.Word(visibility))
                    return visibility;
            }
            if (input.Visibility is not null)
                troubles.Add(new("visibility", "announcing.error.choice"));
            return default;
        }

        public Accessibility Accessibility()
        {
            var facts = Domain.Events.Accessibility.None;
            foreach (var word in input.Accessibility)
            {
                var fact = EventInput.AccessibilityWords.FirstOrDefault(a => a.Word == word).Fact;
                if (fact == Domain.Events.Accessibility.None)
                    troubles.Add(new("accessibility", "announcing.error.choice"));
                facts |= fact;
            }
            return facts;
        }

        public string LanguageOr(string usual)
        {
            if (string.IsNullOrWhiteSpace(input.Language))
                return usual;
            if (!Tag().IsMatch(input.Language))
                troubles.Add(new("language", "announcing.error.choice"));
            return input.Language;
        }
    }

    /// <summary>BCP 47, as far as an event needs it: a language, maybe a script or a region.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\z")]
    private static partial Regex Tag();
}
