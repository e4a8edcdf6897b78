using System.Buffers.Text;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>The questions that whoever sees the event may see: the only way in for pages and programs.</summary>
internal static class QuestionsQuery
{
    /// <summary>On the event's page.</summary>
    public const int OnPage = 5;

    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, IAsyncEnumerable<Question>> Head = EF.CompileAsyncQuery(
        (Db db, EventId id) =>
            db
                .AllQuestions.Where(q => q.EventId == id && q.Rank != null)
                .OrderBy(q => q.Rank)
                .ThenByDescending(q => q.AskedAt)
                .ThenBy(q => q.Id)
                .Take(OnPage)
    );

    /// <summary>The head of the list.</summary>
    /// <param name="db">Of the request.</param>
    /// <param name="id">Of the event.</param>
    /// <param name="reader">Who may keep somebody at a distance; null for nobody in particular.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<List<Question>> FirstOf(this Db db, EventId id, AccountId? reader, CancellationToken ct) =>
        await db.LooksAway(reader, ct) is null
            ? await Head(db, id).ToListAsync(ct)
            : [.. (await db.PartOf(id, null, OnPage, reader, ct)).Shown];

    /// <summary>When questions are seen; as nobody has decided, before anybody has asked.</summary>
    public static Task<QuestionPolicy> PolicyOf(this Db db, EventId id, CancellationToken ct) =>
        db.Set<QuestionBoard>().Where(b => b.EventId == id).Select(b => b.Policy).FirstOrDefaultAsync(ct);

    public static IQueryable<Question> QuestionsShown(this Db db, EventId id) =>
        db.AllQuestions.Where(q => q.EventId == id && q.Rank != null);

    /// <summary>A page of the list, behind the last one shown of the page before.</summary>
    public static async Task<QuestionsPart> PartOf(
        this Db db,
        EventId id,
        string? after,
        int size,
        AccountId? reader,
        CancellationToken ct
    )
    {
        var query = db.QuestionsShown(id).WantedBy(db, await db.LooksAway(reader, ct));
        if (Cursor.Parse(after) is { } c)
            query = query.Where(q =>
                q.Rank > c.Rank || (q.Rank == c.Rank && (q.AskedAt < c.At || (q.AskedAt == c.At && q.Id > c.Id)))
            );
        var found = await query
            .OrderBy(q => q.Rank)
            .ThenByDescending(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        var shown = found.Take(size).ToList();
        return new(shown, found.Count > size ? new Cursor(shown[^1]).ToString() : null);
    }

    /// <summary>Where a page ended: rank, moment and id of its last question, packed.</summary>
    private sealed record Cursor(int Rank, Instant At, QuestionId Id)
    {
        public Cursor(Question last)
            : this(last.Rank!.Value, last.AskedAt, last.Id) { }

        public static Cursor? Parse(string? text)
        {
            if (text is null || !Base64Url.IsValid(text, out var length) || length != 25)
                return null;
            var bytes = Base64Url.DecodeFromChars(text);
            var at = BitConverter.ToInt64(bytes, 1);
            return bytes[0] > 2 || at is < 0 or > 1L << 45
                ? null
                : new(bytes[0], Instant.FromUnixTimeMilliseconds(at), new(new Guid(bytes.AsSpan(9))));
        }

        public override string ToString() =>
            Base64Url.EncodeToString([
                (byte)Rank,
                .. BitConverter.GetBytes(At.ToUnixTimeMilliseconds()),
                .. Id.Value.ToByteArray(),
            ]);
    }
}

/// <summary>Some of them; <see cref="Next"/> leads to the others.</summary>
internal sealed record QuestionsPart(IReadOnlyList<Question> Shown, string? Next);
