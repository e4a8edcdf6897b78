using Farandole.Domain.Events;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Search;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Searching;

/// <summary>
/// What of an event is found by its words: what whoever passes by may read now, title, text, place and who announces it.
/// The marks are the conditions of the agenda, as far as everybody may know that they are fulfilled, so that words and conditions
/// are looked for at once.
/// </summary>
internal static class EventsToFind
{
    public const string Free = "=free";
    public const string Online = "=online";

    /// <summary>It goes on for days: what began before today is looked for among these.</summary>
    public const string Long = "=long";

    /// <summary>The square that it lies in.</summary>
    public static string In(int cell) => $"=cell{cell}";

    /// <summary>What people need who want to come.</summary>
    public static IEnumerable<string> For(Accessibility needs) =>
        Enum.GetValues<Accessibility>()
            .Where(n => n != Accessibility.None && needs.HasFlag(n))
            .Select(n => $"={n.ToString().ToLowerInvariant()}");

    /// <summary>Null when nobody who passes by finds it in the agenda.</summary>
    /// <param name="seen">As whoever passes by sees it, with those who announce it.</param>
    /// <param name="listed">The same, whole, for its place in the order of the days; its square is that of a place for everybody.</param>
    public static SearchEntry? Entry(EventAsSeen seen, Event listed) =>
        seen is not { IsSurprise: false, Title: not null, Schedule: not null }
            ? null
            : new SearchEntry
            {
                Slot = SearchEntry.SlotOf(listed.StartsAt, listed.Id.Value),
                EventId = listed.Id,
                EndsAt = listed.EndsAt,
                Words = SearchEntry.WordsOf(
                    [
                        seen.Title,
                        seen.Place?.Line,
                        seen.Place?.Town,
                        .. seen.Hosts.Select(h => h.Name),
                        PlainOfHtml.Of(seen.Html),
                    ],
                    [
                        .. seen.IsFree ? [Free] : (string[])[],
                        .. Marks(seen.IsOnline, listed.Cell, listed.Day, listed.EndDay),
                        .. For(seen.Accessibility),
                    ]
                ),
            };

    /// <summary>Of another site, where all of it is public. Taken apart before anybody else waits for it.</summary>
    public static string WordsOf(RemoteEventRow row) =>
        SearchEntry.WordsOf(
            [row.Title, row.Place?.Line, row.Organizer, PlainOfHtml.Of(row.Html)],
            [.. Marks(row.IsOnline, row.Cell, row.Day, row.EndDay)]
        );

    public static SearchEntry Entry(RemoteEventRow row, string words) =>
        new()
        {
            Slot = SearchEntry.SlotOf(row.StartsAt, row.Id),
            ElsewhereId = row.Id,
            EndsAt = row.EndsAt,
            Words = words,
        };

    private static IEnumerable<string> Marks(bool isOnline, int? cell, LocalDate first, LocalDate? last) =>
        [
            .. isOnline ? [Online] : (string[])[],
            .. cell is { } square ? [In(square)] : (string[])[],
            .. last > first ? [Long] : (string[])[],
        ];
}

internal static class ElsewhereToFind
{
    /// <summary>Inside the transaction that writes it down, as nobody else is told that it was.</summary>
    public static Task IndexElsewhere(this Db inside, RemoteEventRow row, string words, CancellationToken ct)
    {
        var id = row.Id;
        return inside.IndexAnew(
            inside.Set<SearchEntry>().Where(s => s.ElsewhereId == id),
            [EventsToFind.Entry(row, words)],
            ct
        );
    }
}
