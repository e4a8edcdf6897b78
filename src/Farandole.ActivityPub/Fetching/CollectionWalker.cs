using System.Runtime.CompilerServices;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Fetching;

/// <summary>
/// Goes through a list page by page (AS2 core §5): an outbox, what will take place, members. Stays on the server of the list, and
/// ends after so many pages, at a page that was seen before, and at one that is not to be had (class F6).
/// </summary>
public sealed class CollectionWalker(FindDocument find)
{
    public const int MostPages = 10;

    /// <summary>Items as they stand there: addresses, or documents that only the server of the list vouches for.</summary>
    /// <param name="address">Of the list, or of a page to begin with.</param>
    /// <param name="pages">How many pages at most, the list itself included when it holds items; no more than <see cref="MostPages"/>.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<ActivityObject> ItemsAsync(
        string address,
        int pages = MostPages,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = Math.Min(pages, MostPages);
        string? next = address;
        while (left > 0 && next is not null && Origin.Same(next, address) && seen.Add(next))
        {
            if ((await find(next, ct)).Document is not { } document || !RemoteCollection.Is(document))
                yield break;
            var list = new RemoteCollection(document);
            var items = list.Items;
            foreach (var item in items)
                yield return item;
            // A list that only says where its first page is has not been a page itself.
            var isEmptyCover = items.Count == 0 && !list.IsPage && list.First is not null && list.FirstPage is null;
            left -= isEmptyCover ? 0 : 1;
            next = isEmptyCover ? list.First : list.Next;
        }
    }
}
