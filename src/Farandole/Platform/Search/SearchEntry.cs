using System.Buffers.Binary;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Search;

/// <summary>The words of one event, ours or of another site, as everybody may know them now.</summary>
internal sealed class SearchEntry
{
    private const int Most = 32_000;

    /// <summary>A long text says all that it is about long before that.</summary>
    private const int MostRead = 20_000;

    public required long Slot { get; set; }

    public EventId? EventId { get; init; }

    public Guid? ElsewhereId { get; init; }

    public required Instant EndsAt { get; init; }

    public required string Words { get; init; }

    /// <summary>
    /// The order of the days as one number: minutes first, and within one minute the order of the ids. Two of the same number
    /// are possible and rare: then the second has the next.
    /// </summary>
    public static long SlotOf(Instant startsAt, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return SlotOf(startsAt) + (BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 1);
    }

    /// <summary>Before all that begin in the same minute.</summary>
    public static long SlotOf(Instant startsAt) =>
        (long)Math.Floor((startsAt - Instant.FromUnixTimeSeconds(0)).TotalMinutes) << 31;

    /// <summary>Every word once, with what finds it, and in no order.</summary>
    /// <param name="texts">What everybody may read.</param>
    /// <param name="marks">Conditions that it fulfils: among its words, and none of them, as each begins with a sign.</param>
    public static string WordsOf(IEnumerable<string?> texts, IReadOnlyCollection<string> marks)
    {
        var text = string.Join('\n', texts.OfType<string>());
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var length = marks.Sum(m => m.Length + 1);
        foreach (var word in WordForms.Of(text[..Math.Min(text.Length, MostRead)]))
        foreach (var key in WordForms.KeysOf(word).Prepend(word))
        {
            if (length + key.Length < Most && words.Add(key))
                length += key.Length + 1;
        }
        return string.Join(' ', marks.Concat(words));
    }

    /// <summary>Whether it says the same of the same event.</summary>
    public bool Says(SearchEntry other) =>
        (EventId, ElsewhereId, EndsAt, Words) == (other.EventId, other.ElsewhereId, other.EndsAt, other.Words)
        && Slot >= other.Slot
        && Slot - other.Slot < 1 << 10;
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("search_entries").HasKey(e => e.Slot);
        builder.Property(e => e.Slot).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(e => e.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
