using System.Buffers.Text;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Talk;

/// <summary>What one viewer hears of an event's talk: the only way in for pages.</summary>
internal static class TalkQuery
{
    public const int OnPage = 30;

    /// <summary>
    /// Nothing that was removed; of those whom the team silenced, or whom somebody keeps away, each hears themselves. A
    /// reader with an account or a personal link does not hear whom they do not want to hear.
    /// </summary>
    public static IQueryable<Message> Heard(this Db db, EventId id, ParticipationId? by, AccountId? reader = null) =>
        db.AllMessages.Where(m =>
            m.EventId == id
            && m.RemovedAt == null
            && (
                m.Author == null
                || m.Author == by
                || m.BarredAt == null
                    && !db.Set<Silenced>().Any(s => s.EventId == m.EventId && s.Author == m.Author)
                    && (reader == null || !db.Set<Block>().Any(b => b.ByAccount == reader && b.Voice == m.Author))
                    && (by == null || !db.Set<Block>().Any(b => b.ByVoice == by && b.Voice == m.Author))
            )
        );

    /// <summary>The last messages, or those before a place in the talk; oldest first.</summary>
    public static async Task<TalkPart> PartOf(
        this Db db,
        IQueryable<Message> among,
        string? before,
        CancellationToken ct
    )
    {
        if (Cursor.Parse(before) is { } c)
            among = among.Where(m => m.At < c.At || (m.At == c.At && m.Id > c.Id));
        var found = await among.OrderByDescending(m => m.At).ThenBy(m => m.Id).Take(OnPage + 1).ToListAsync(ct);
        var shown = found.Take(OnPage).Reverse().ToList();
        return new(shown, found.Count > OnPage ? new Cursor(shown[0].At, shown[0].Id).ToString() : null);
    }

    private sealed record Cursor(Instant At, MessageId Id)
    {
        public static Cursor? Parse(string? text)
        {
            if (text is null || !Base64Url.IsValid(text, out var length) || length != 24)
                return null;
            var bytes = Base64Url.DecodeFromChars(text);
            var at = BitConverter.ToInt64(bytes);
            return at is < 0 or > 1L << 45
                ? null
                : new(Instant.FromUnixTimeMilliseconds(at), new(new Guid(bytes.AsSpan(8))));
        }

        public override string ToString() =>
            Base64Url.EncodeToString([
                .. BitConverter.GetBytes(At.ToUnixTimeMilliseconds()),
                .. Id.Value.ToByteArray(),
            ]);
    }
}

/// <summary>Some of the talk; <see cref="Older"/> leads to what was said before.</summary>
internal sealed record TalkPart(IReadOnlyList<Message> Heard, string? Older);
