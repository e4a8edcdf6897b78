using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Who is in, the latest answer first, a page at a time; the next page starts behind the last one shown.</summary>
internal static class ParticipantsQuery
{
    public const int MaxSearch = 80;

    public static async Task<ParticipantsPage> PageOf(
        this Db db,
        EventId id,
        string? search,
        string? after,
        int size,
        CancellationToken ct
    )
    {
        var query = db.InOf(id);
#pragma warning disable CA1309 // The database compares, in the order that it sorts by below.
        if (Cursor.TryParse(after, out var cursor))
            query = query.Where(p =>
                p.CreatedAt < cursor.At || (p.CreatedAt == cursor.At && string.Compare(p.Code, cursor.Code) < 0)
            );
#pragma warning restore CA1309
        query = query.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Code);
        var found = search is null
            ? await query.Take(size + 1).ToListAsync(ct)
            : Matching(await query.Where(p => p.Name != null).ToListAsync(ct), search, size + 1);
        var shown = found.Take(size).ToList();
        return new(
            await db.AsSeen(shown, ct),
            found.Count > size ? new Cursor(shown[^1].CreatedAt, shown[^1].Code).ToString() : null
        );
    }

    /// <summary>As the organizers may see them.</summary>
    public static async Task<List<ParticipantAsSeen>> AsSeen(
        this Db db,
        List<Participation> people,
        CancellationToken ct
    )
    {
        var elsewhere = await db.Elsewhere([.. people.Where(p => p.Email is null).Select(p => p.Id)], ct);
        return people.ConvertAll(p => ParticipantAsSeen.Of(p, elsewhere.GetValueOrDefault(p.Id)));
    }

    /// <summary>In memory, because accents fold here and in no database alike; an event has a few thousand answers at most.</summary>
    private static List<Participation> Matching(List<Participation> named, string search, int size)
    {
        var words = Folding.Of(search);
        return
        [
            .. named
                .Where(p =>
                    p.Exposure != Exposure.Nobody && Folding.Of(p.Name!).Contains(words, StringComparison.Ordinal)
                )
                .Take(size),
        ];
    }

    private readonly record struct Cursor(Instant At, string Code)
    {
        public static bool TryParse(string? text, out Cursor cursor)
        {
            cursor = default;
            if (text?.Split('-', 2) is not [var ms, { Length: > 0 } code])
                return false;
            if (!long.TryParse(ms, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > 1L << 45)
                return false;
            // PostgreSQL takes no text with a zero in it, even to compare.
            if (!code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                return false;
            cursor = new(Instant.FromUnixTimeMilliseconds(at), code);
            return true;
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}-{Code}");
    }
}

/// <summary>Some of those who are in; <see cref="Next"/> leads to the others.</summary>
internal sealed record ParticipantsPage(IReadOnlyList<ParticipantAsSeen> People, string? Next);
