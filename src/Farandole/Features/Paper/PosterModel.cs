using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Paper;

/// <summary>
/// What stands on the paper, in the event's own language where it is spoken here: a wall is read by the town, not by
/// who printed it.
/// </summary>
public sealed partial record PosterModel(string EventPath, string Title, PosterSettings Settings)
{
    private const int LongestText = 260;
    private const int LongestTextAboveTabs = 170;
    private const int LongestWhere = 100;

    /// <summary>What the window is called: a poster of a surprise is opened where somebody may look on.</summary>
    public string OutsideTitle { get; private init; } = "";

    public string Language { get; private init; } = "";

    public string? When { get; private init; }

    public string? Day { get; private init; }

    public string? ShortWhen { get; private init; }

    public string? Where { get; private init; }

    public string? Text { get; private init; }

    public string? Price { get; private init; }

    public string? Contact { get; private init; }

    /// <summary>"Cancelled", "to be confirmed"…: nobody should be able to print that by accident and not see it.</summary>
    public string? Status { get; private init; }

    /// <summary>The same for whoever is about to print, who may read another language than the sheet's.</summary>
    public EventStatus? Unsure { get; private init; }

    public string Cover { get; private init; } = "";

    /// <summary>Without the scheme, as one copies it from a wall.</summary>
    public string Address { get; private init; } = "";

    public bool InvitedOnly { get; private init; }

    public bool Draft { get; private init; }

    public bool Over { get; private init; }

    /// <summary>Which size of type the title takes, so that the sheet stays one sheet.</summary>
    public string? TitleSize =>
        Title.Length switch
        {
            > 90 => "longest",
            > 60 => "longer",
            > 28 => "long",
            _ => null,
        };

    internal static PosterModel Of(EventAsSeen seen, PosterSettings settings, Instance instance, Words reader)
    {
        var words = Words.Languages.Contains(seen.Language) ? Words.In(seen.Language) : reader;
        return new(seen.Path, seen.Title ?? "", settings)
        {
            OutsideTitle = seen.OutsideTitle ?? "",
            Language = words.Language,
            When = seen.Schedule is { } s ? WhenOf(words, s) : null,
            Day = seen.Schedule?.Day.ToString("uuuu-MM-dd", null),
            ShortWhen = seen.Schedule is { } t ? ShortWhenOf(words, t) : null,
            Where =
                seen.Place is { } place ? Cut(place.Line, LongestWhere)
                : seen.IsOnline ? words["poster.online"]
                : null,
            Text = TextOf(seen.Html, settings.HasTabs ? LongestTextAboveTabs : LongestText),
            Price =
                seen.IsFree ? words["poster.free"]
                : seen.Price is { } price ? Cut(price, 80)
                : null,
            Contact = seen.Contact is { } contact ? Cut(contact, 80) : null,
            Status = seen.Status == EventStatus.Confirmed ? null : words[$"poster.status.{seen.Status}"],
            Unsure = seen.Status == EventStatus.Confirmed ? null : seen.Status,
            Cover = seen.CoverAt(1240, 560),
            Address = new Uri(instance.Absolute(seen.ShortPath)) is var link ? link.Authority + link.AbsolutePath : "",
            InvitedOnly = seen.Visibility == Visibility.Private,
            Draft = seen.IsDraft,
            Over = seen.IsOver,
        };
    }

    private static string WhenOf(Words words, Schedule schedule)
    {
        var day =
            schedule.LastDay == schedule.Day || (schedule.HasTime && schedule.LastDay == schedule.Day.PlusDays(1))
                ? words.Day(schedule.Day)
                : words[
                    "poster.days",
                    ("first", words.DayMonth(schedule.Day)),
                    ("last", words.DayMonth(schedule.LastDay))
                ];
        var when = schedule.Time is { } time ? words["poster.when", ("day", day), ("time", words.Time(time))] : day;
        return string.Concat(when[..1].ToUpper(words.Culture), when.AsSpan(1));
    }

    private static string ShortWhenOf(Words words, Schedule schedule)
    {
        var day = $"{words.ShortWeekday(schedule.Day)} {words.DayMonth(schedule.Day)}";
        return schedule.Time is { } time ? words["poster.when", ("day", day), ("time", words.Time(time))] : day;
    }

    /// <summary>The first words of the text: the page has the rest. The markup is ours, so cutting tags out is enough.</summary>
    private static string? TextOf(string? html, int most)
    {
        if (html is null)
            return null;
        // Items of a list have no full stop to part them.
        var parted = Blocks().Replace(Items().Replace(html, " · "), " ");
        var plain = WebUtility.HtmlDecode(Tags().Replace(parted, "")).Trim();
        var line = Spaces().Replace(plain, " ");
        return line.Length == 0 ? null : Cut(line, most);
    }

    /// <summary>At the end of a word, by user-perceived characters.</summary>
    public static string Cut(string text, int most)
    {
        var elements = new StringInfo(text);
        if (elements.LengthInTextElements <= most)
            return text;
        var cut = elements.SubstringByTextElements(0, most - 1);
        var space = cut.LastIndexOf(' ');
        return (space > most / 2 ? cut[..space] : cut).TrimEnd(' ', ',', '.', ';', ':') + "…";
    }

    [GeneratedRegex(@"</li>\s*(?:</[ou]l>\s*(?=<[^/])|(?=<li>))")]
    private static partial Regex Items();

    [GeneratedRegex(@"</(?:p|li|h3|h4|blockquote|pre)>|<br>|<hr>")]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
