using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Places;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Agenda;

/// <summary>Which days, beside "from then on".</summary>
internal enum AgendaSpan
{
    All,
    Tonight,
    Weekend,
    Week,
}

/// <summary>Which part of the agenda somebody wants: read from an address and written into one. Page, feeds and API share it.</summary>
internal sealed record AgendaQuery
{
    /// <summary>Of what is looked for by words, in characters as people count them.</summary>
    public const int LongestAbout = 100;

    private const int LongestPlace = 200;

    /// <summary>A week further on there must still be a calendar.</summary>
    private const int LatestYear = 9_000;
    private const int EarliestYear = 1;

    private static readonly (string Name, Accessibility Need)[] NamesOfNeeds =
    [
        ("wheelchair", Accessibility.Wheelchair),
        ("sign", Accessibility.SignLanguage),
        ("children", Accessibility.Children),
    ];

    /// <summary>The words that it is looked for by, as typed; null for all of it.</summary>
    public string? About { get; init; }

    /// <summary>What these words find, once they were looked up.</summary>
    public FoundByWords? Found { get; init; }

    public AgendaSpan Span { get; init; }

    public LocalDate? From { get; init; }

    public bool Free { get; init; }

    public bool Online { get; init; }

    public Accessibility Needs { get; init; }

    /// <summary>The place as typed; <see cref="Near"/> is null when it is no town that we know.</summary>
    public string? Typed { get; init; }

    public Neighbourhood? Near { get; init; }

    /// <summary>The handle of the group or profile that announces; null for all.</summary>
    public string? By { get; init; }

    public Cursor? After { get; init; }

    public bool IsWhole => this with { After = null } == new AgendaQuery();

    /// <summary>The first page of the whole, which everybody opens.</summary>
    public bool IsFrontPage => After is null && IsWhole;

    /// <summary>What goes on since an earlier day stands before the first page only.</summary>
    public bool Interrupts => After is null && From is null && Found is not { Lasts: false };

    public bool IsUnknownPlace => Typed is not null && Near is null;

    public static AgendaQuery Read(IQueryCollection asked, Gazetteer gazetteer, string country, string language)
    {
        var typed = asked["place"].ToString().Trim();
        typed = typed.Length > LongestPlace ? typed[..LongestPlace] : typed;
        return new AgendaQuery
        {
            About = PlainText.Line(asked["q"]) is { } about && PlainText.Fits(about, LongestAbout) ? about : null,
            Span =
                Enum.TryParse<AgendaSpan>(asked["when"], ignoreCase: true, out var span) && Enum.IsDefined(span)
                    ? span
                    : AgendaSpan.All,
            From =
                LocalDatePattern.Iso.Parse(asked["from"].ToString()).TryGetValue(default, out var day)
                && day.Year is >= EarliestYear and <= LatestYear
                    ? day
                    : null,
            Free = IsOn(asked, "free"),
            Online = IsOn(asked, "online"),
            Needs = NamesOfNeeds
                .Where(n => IsOn(asked, n.Name))
                .Aggregate(Accessibility.None, (all, n) => all | n.Need),
            Typed = typed.Length == 0 ? null : typed,
            Near = typed.Length == 0 ? null : Find(asked, typed, gazetteer, country, language),
            By = Handle.Parse(asked["by"])?.Value,
            After = Cursor.Parse(asked["after"]),
        };
    }

    /// <summary>The address of the same part elsewhere: <c>/agenda.ics?free=1</c>.</summary>
    public string At(string path)
    {
        var parts = new List<string>();
        if (About is not null)
            parts.Add($"q={Uri.EscapeDataString(About)}");
        if (Span != AgendaSpan.All)
            parts.Add($"when={Span.ToString().ToLowerInvariant()}");
        if (From is { } from)
            parts.Add($"from={LocalDatePattern.Iso.Format(from)}");
        if (Free)
            parts.Add("free=1");
        if (Online)
            parts.Add("online=1");
        parts.AddRange(NamesOfNeeds.Where(n => Needs.HasFlag(n.Need)).Select(n => $"{n.Name}=1"));
        if (Typed is not null)
            parts.Add($"place={Uri.EscapeDataString(Typed)}");
        if (Near is { } near)
            parts.Add($"distance={near.Kilometres}");
        if (By is not null)
            parts.Add($"by={By}");
        if (After is { } after)
            parts.Add($"after={after}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    public AgendaQuery Toggle(Accessibility need) => this with { Needs = Needs ^ need, After = null };

    private static Neighbourhood? Find(
        IQueryCollection asked,
        string typed,
        Gazetteer gazetteer,
        string country,
        string language
    )
    {
        var reach = int.TryParse(asked["distance"], CultureInfo.InvariantCulture, out var km) ? km : 0;
        reach = Neighbourhood.Reaches.Contains(reach) ? reach : Neighbourhood.Usual;
        if (Degrees(asked["latitude"], 90) is { } latitude && Degrees(asked["longitude"], 180) is { } longitude)
            return new Neighbourhood(typed.Split(',')[0], latitude, longitude, reach);
        if (gazetteer.Find(typed, country, language) is { } town)
            return new Neighbourhood(town.Name, town.Latitude, town.Longitude, reach);
        return gazetteer.Suggest(typed, country, 1, language) is [var likely]
            ? new Neighbourhood(likely.Label.Split(',')[0], likely.Latitude, likely.Longitude, reach)
            : null;
    }

    private static double? Degrees(string? text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : null;

    private static bool IsOn(IQueryCollection asked, string name) => asked[name].ToString() is "1" or "true" or "on";
}
