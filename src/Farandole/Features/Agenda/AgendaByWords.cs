using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Searching;
using Farandole.Platform;
using Farandole.Platform.Search;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// The agenda, of words where some are asked for: the index says which events have them, and the agenda shows of these what
/// it would show without words. So nothing is found that is not there for whoever asks, however late the index may be.
/// </summary>
internal sealed class AgendaByWords(
    AgendaShelf shelf,
    SearchIndex index,
    Reader reader,
    Instance instance,
    IClock clock
)
{
    /// <summary>At first, for each place of a page: some of what has the words does not fulfil the conditions.</summary>
    private const int Spare = 4;

    private const int Growth = 8;
    private const int MostLasting = 100;

    public Task<AgendaPart> Page(AgendaQuery query, CancellationToken ct) =>
        Enough(query, AgendaShelf.PageSize, q => shelf.Page(q, ct), part => part.Next is not null, ct);

    /// <summary>Everything that can be seen of the first events, for feeds.</summary>
    public async Task<IReadOnlyList<AgendaEntry>> Whole(AgendaQuery query, int most, CancellationToken ct) =>
        [.. (await WholePage(query, most, ct)).Events.Take(most)];

    public Task<(IReadOnlyList<AgendaEntry> Events, AgendaQuery? Next)> WholePage(
        AgendaQuery query,
        int size,
        CancellationToken ct
    ) => Enough(query, size, q => shelf.WholePage(q, size, ct), page => page.Next is not null, ct);

    public Task<IReadOnlyDictionary<EventId, string>> Credits(AgendaQuery query, CancellationToken ct) =>
        shelf.Credits(query, ct);

    /// <summary>Looks at more of what has the words as long as the page has room and there is more.</summary>
    private async Task<T> Enough<T>(
        AgendaQuery query,
        int size,
        Func<AgendaQuery, Task<T>> read,
        Func<T, bool> isFull,
        CancellationToken ct
    )
    {
        if (query.About is not { } typed)
            return await read(query);
        for (var most = size * Spare; ; most *= Growth)
        {
            var found = await Find(query, SearchTerms.Of(typed, reader.Language), most, ct);
            // Whoever has typed half a word is shown what begins so, rather than nothing.
            if (found.IsNothing)
                found = await Find(query, SearchTerms.Begun(typed, reader.Language), most, ct);
            var part = await read(query with { Found = found });
            if (isFull(part) || !found.IsCut)
                return part;
        }
    }

    private async Task<FoundByWords> Find(AgendaQuery query, SearchTerms? terms, int most, CancellationToken ct)
    {
        if (terms is null)
            return new([], [], IsCut: false, Lasts: false);
        var now = clock.GetCurrentInstant();
        var days = AgendaDays.Of(query, now, instance.Zone);
        foreach (var marks in Conditions(query))
            terms = terms.And(marks);
        var first = query.After is { } after
            ? SearchEntry.SlotOf(after.At, after.Id.Value)
            : SearchEntry.SlotOf(days.From);
        var coming = await index.Find(
            new(terms)
            {
                From = first,
                Until = days.Until is { } until ? SearchEntry.SlotOf(until) : long.MaxValue,
                EndsAfter = query.From is null ? now : null,
            },
            most,
            ct
        );
        var lasting = query.Interrupts ? await Lasting(terms, days.From, now, ct) : [];
        List<SearchHit> hits = [.. coming, .. lasting];
        return new(
            [.. hits.Select(h => h.Event).OfType<EventId>()],
            [.. hits.Select(h => h.Elsewhere).OfType<Guid>()],
            IsCut: coming.Count == most,
            Lasts: lasting.Count > 0
        );
    }

    /// <summary>What has the words and goes on since an earlier day.</summary>
    private Task<IReadOnlyList<SearchHit>> Lasting(
        SearchTerms terms,
        Instant from,
        Instant now,
        CancellationToken ct
    ) =>
        index.Find(
            new(terms.And([EventsToFind.Long]))
            {
                Until = SearchEntry.SlotOf(from),
                EndsAfter = Instant.Max(now, from),
                LatestFirst = true,
            },
            MostLasting,
            ct
        );

    /// <summary>Each of them, and of the squares that a neighbourhood touches any.</summary>
    private static IEnumerable<IReadOnlyList<string>> Conditions(AgendaQuery query)
    {
        if (query.Free)
            yield return [EventsToFind.Free];
        if (query.Online)
            yield return [EventsToFind.Online];
        foreach (var need in EventsToFind.For(query.Needs))
            yield return [need];
        if (query.Near is { } near)
            yield return [.. near.Cells().OfType<int>().Select(EventsToFind.In)];
    }
}

/// <summary>
/// Events that have the words; <paramref name="IsCut"/> when there are more, and <paramref name="Lasts"/> when some of them go on
/// since an earlier day.
/// </summary>
internal sealed record FoundByWords(IReadOnlyList<EventId> Ours, IReadOnlyList<Guid> Theirs, bool IsCut, bool Lasts)
{
    public bool IsNothing => Ours.Count == 0 && Theirs.Count == 0;
}
