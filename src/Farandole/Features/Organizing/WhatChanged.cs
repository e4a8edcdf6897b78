using Farandole.Domain.Events;

namespace Farandole.Features.Organizing;

/// <summary>One piece of an event that is not any more what those who come were told.</summary>
internal sealed record Changed(Piece Piece, string? Before, string? After)
{
    /// <summary>
    /// Edits that followed each other, as one: the first value before and the last after. What came back to where it was
    /// is no news.
    /// </summary>
    /// <param name="changes">In the order in which they were made.</param>
    public static IReadOnlyList<Changed> Between(IEnumerable<EventChange> changes) =>
        [
            .. changes
                .GroupBy(c => c.Piece)
                .Select(g => new Changed(g.Key, g.First().Before, g.Last().After))
                .Where(c => c.Before != c.After)
                .OrderBy(c => c.Piece == Piece.Status ? -1 : (int)c.Piece),
        ];
}
