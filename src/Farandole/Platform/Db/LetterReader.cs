using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>How often somebody wants to be told what is not urgent.</summary>
internal enum Rhythm
{
    Daily,

    /// <summary>On Mondays.</summary>
    Weekly,

    /// <summary>Each letter by itself.</summary>
    AtOnce,

    /// <summary>Only what is urgent.</summary>
    Never,
}

/// <summary>How an address wants its letters; made when it says so, or when something waits for it.</summary>
internal sealed class LetterReader
{
    public const int UsualHour = 18;

    public long Id { get; init; }

    public required byte[] AddressHash { get; init; }

    public Rhythm Rhythm { get; set; }

    /// <summary>On the clock of the instance.</summary>
    public int Hour { get; set; } = UsualHour;

    public required Instant At { get; set; }
}

/// <summary>
/// A letter that waits for the others: not its text but the errand that writes it, so that it says what holds when it
/// leaves and nothing that was taken back meanwhile.
/// </summary>
internal sealed class DigestItem
{
    public long Id { get; init; }

    public required long ReaderId { get; init; }

    public required string Job { get; init; }

    public required string Body { get; init; }
}

internal sealed class LetterReaderMapping : IEntityTypeConfiguration<LetterReader>, IEntityTypeConfiguration<DigestItem>
{
    public void Configure(EntityTypeBuilder<LetterReader> builder) =>
        builder.ToTable("letter_readers").HasKey(r => r.Id);

    public void Configure(EntityTypeBuilder<DigestItem> builder)
    {
        builder.ToTable("digest_items").HasKey(i => i.Id);
        builder.HasOne<LetterReader>().WithMany().HasForeignKey(i => i.ReaderId);
    }
}
