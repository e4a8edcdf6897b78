using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>Which dates of a series are wanted: two years of them, from yesterday or from its first.</summary>
internal sealed record ReadingWindow(Instant Now, bool WithPast)
{
    private static readonly Duration TwoYears = Duration.FromDays(731);

    public Instant Earliest => WithPast ? Instant.MinValue : Now - Duration.FromDays(1);

    public Instant Latest(Instant start) => (WithPast ? start : Instant.Max(start, Now)) + TwoYears;
}

/// <summary>The VEVENTs of one UID: a series with the dates that were changed, or events that only share the id.</summary>
internal sealed class Series(
    IReadOnlyList<EventDraft> drafts,
    CalendarZones zones,
    ReadingWindow window,
    WorkLimit limit
)
{
    private const int MostDates = 730;

    private readonly List<CalendarEntry> entries = [];
    private readonly List<SkippedEntry> skipped = [];

    public (IReadOnlyList<CalendarEntry> Entries, IReadOnlyList<SkippedEntry> Skipped) Read()
    {
        var masters = Newest(drafts.Where(d => d.Replaces is null), d => d.Start.Name);
        var changed = Newest(drafts.Where(d => d.Replaces is not null), d => d.Replaces!.Value.Instant.ToString());
        foreach (var master in masters)
        {
            if (master.Rules.Count > 0 || master.Component.First("RDATE") is not null)
                Expand(master, changed);
            else
                // Some programs give one id to many events: their dates tell them apart.
                Add(master, master.Start, masters.Count > 1 ? master.Start.Name : null, []);
        }
        foreach (var lost in changed)
            Add(lost, lost.Start, NameIn(lost, lost.Start.Zone), []);
        return (entries, skipped);
    }

    /// <summary>Of two versions of the same thing, the later SEQUENCE, else the one further down.</summary>
    private List<EventDraft> Newest(IEnumerable<EventDraft> versions, Func<EventDraft, string> same)
    {
        var newest = new List<EventDraft>();
        foreach (var group in versions.GroupBy(same))
        {
            var inOrder = group.OrderBy(d => d.Sequence).ThenBy(d => d.Source.Number).ToList();
            newest.Add(inOrder[^1]);
            skipped.AddRange(
                inOrder.SkipLast(1).Select(d => new SkippedEntry(d.Source, SkipReason.Duplicate, d.Title))
            );
        }
        return newest;
    }

    /// <summary>Adds every date; takes those that it placed out of <paramref name="changed"/>.</summary>
    private void Expand(EventDraft master, List<EventDraft> changed)
    {
        var before = entries.Count;
        var hasTime = master.Start.Time is not null;
        var replacements = changed.ToLookup(d => NameIn(d, master.Start.Zone));
        var (walls, isCut) = Dates(master);
        foreach (var wall in walls)
        {
            var name = CalendarTime.NameOf(wall, hasTime);
            if (Replacement(replacements, name) is { } other)
            {
                changed.Remove(other);
                Add(other, other.Start, name, []);
                continue;
            }
            var start = new CalendarTime(wall.Date, hasTime ? wall.TimeOfDay : null, master.Start.Zone);
            Add(master, start, name, isCut && wall == walls[^1] ? [EntryNote.SeriesCut] : []);
        }
        DropPast(master, changed);
        if (entries.Count == before)
            skipped.Add(
                new SkippedEntry(
                    master.Source,
                    limit.IsSpent ? SkipReason.TooMuchWork : SkipReason.NoDateLeft,
                    master.Title
                )
            );
    }

    /// <summary>A changed date of a series that lies before what is read goes as silently as the others there.</summary>
    private void DropPast(EventDraft master, List<EventDraft> changed)
    {
        changed.RemoveAll(d =>
            d.Start.Instant < window.Earliest && d.Replaces!.Value.In(master.Start.Zone).Instant < window.Earliest
        );
    }

    private (List<LocalDateTime> Walls, bool IsCut) Dates(EventDraft master)
    {
        var start = master.Start;
        var dates = new SortedSet<LocalDateTime>();
        var isCut = false;
        foreach (var rule in master.Rules)
            isCut |= AddDates(dates, start, rule);
        if (master.Rules.Count == 0)
            dates.Add(start.Wall);
        dates.UnionWith(master.Times("RDATE", zones).Select(t => start.Time is null ? t.Day.AtMidnight() : t.Wall));
        var gone = master.Times("EXDATE", zones).ToList();
        var goneDays = gone.Where(t => t.Time is null || start.Time is null).Select(t => t.Day).ToHashSet();
        var goneTimes = gone.Where(t => t.Time is not null).Select(t => t.Wall).ToHashSet();
        dates.RemoveWhere(d =>
            goneDays.Contains(d.Date) || goneTimes.Contains(d) || InstantOf(start, d) < window.Earliest
        );
        return (dates.Take(MostDates).ToList(), isCut || dates.Count > MostDates);
    }

    /// <summary>The dates of one rule within the window; true when it goes on after it.</summary>
    private bool AddDates(SortedSet<LocalDateTime> dates, CalendarTime start, string rule)
    {
        var until = RecurringDates.Until(rule) is { } text
            ? CalendarTime.Parse(text, null, zones)?.In(start.Zone)
            : null;
        var (latest, count) = (window.Latest(start.Instant), 0);
        foreach (var date in RecurringDates.Of(start.Wall, start.Time is not null, rule, limit))
        {
            var at = InstantOf(start, date);
            if (!IsWithin(start, date, until))
                return false;
            if (at > latest || count == MostDates)
                return true;
            if (at >= window.Earliest && dates.Add(date))
                count++;
        }
        return false;
    }

    /// <summary>UNTIL counts itself in; as a date, all of its day (RFC 5545 §3.3.10).</summary>
    private static bool IsWithin(CalendarTime start, LocalDateTime date, CalendarTime? until) =>
        until is not { } last || (last.Time is null || start.Time is null ? date.Date <= last.Day : date <= last.Wall);

    private static Instant InstantOf(CalendarTime start, LocalDateTime wall) =>
        start.Time is null
            ? Zones.Of(start.Zone.Shown).StartOf(wall.Date.PlusDays(1))
            : start.Zone.Rules.AtLeniently(wall).ToInstant();

    private static EventDraft? Replacement(ILookup<string, EventDraft> replacements, string name) =>
        replacements[name].FirstOrDefault() ?? replacements[name[..8]].FirstOrDefault();

    private static string NameIn(EventDraft change, SourceZone zone) => change.Replaces!.Value.In(zone).Name;

    private void Add(EventDraft draft, CalendarTime start, string? name, IReadOnlyList<EntryNote> more)
    {
        var notes = draft.Notes.Concat(more).ToList();
        var (schedule, reason) = LayOut.At(start, draft.Length, window.Now, notes);
        if (schedule is not null)
            entries.Add(draft.On(schedule, name, notes));
        // Once is enough for all the dates of a series.
        else if (
            new SkippedEntry(draft.Source, reason!.Value, draft.Title) is var skip
            && skipped.LastOrDefault() != skip
        )
            skipped.Add(skip);
    }
}
