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
    /// <param name="listed">The same, whole, for what lists go by, which everybody may know.</param>
    public static SearchEntry? Entry(EventAsSeen seen, Event listed) =>
        seen is { IsSurprise: false, Title: not null, Schedule: not null }
        && listed is { ListedFrom: { } from, ListedUntil: { } until }
            ? new SearchEntry
            {
                Slot = SearchEntry.SlotOf(from, listed.Id.Value),
                EventId = listed.Id,
                EndsAt = until,
                Words = SearchEntry.WordsOf(
                    [
                        seen.Title,
                        seen.Place?.Line,
                        seen.Place?.Town,
                        .. seen.Hosts.Select(h => h.Name),
                        PlainOfHtml.Of(seen.Html),
                    ],
                    [
                        .. Marks(seen.IsFree, listed.IsOnline, listed.Cell),
                        .. Lasting(listed.Day, listed.EndDay),
                        .. For(seen.Accessibility),
                    ]
                ),
            }
            : null;

    /// <summary>Of another site, where all of it is public. Taken apart before anybody else waits for it.</summary>
    public static string WordsOf(RemoteEventRow row) =>
        SearchEntry.WordsOf(
            [row.Title, row.Place?.Line, row.Organizer, PlainOfHtml.Of(row.Html)],
            [.. Marks(isFree: false, row.IsOnline, row.Cell), .. Lasting(row.Day, row.EndDay)]
        );

    public static SearchEntry Entry(RemoteEventRow row, string words) =>
        new()
        {
            Slot = SearchEntry.SlotOf(row.StartsAt, row.Id),
            ElsewhereId = row.Id,
            EndsAt = row.EndsAt,
            Words = words,
        };

    private static IEnumerable<string> Marks(bool isFree, bool isOnline, int? cell)
    {
        if (isFree)
            yield return Free;
        if (isOnline)
            yield return Online;
        if (cell is { } square)
            yield return In(square);
    }

    private static IEnumerable<string> Lasting(LocalDate first, LocalDate? last)
    {
        if (last > first)
            yield return Long;
    }
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
