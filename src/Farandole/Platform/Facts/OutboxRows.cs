using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Facts;

/// <summary>Something that happened, kept for a while in the order it happened.</summary>
internal sealed class FactRow
{
    public long Id { get; set; }

    public required string Kind { get; init; }

    public required string Body { get; init; }

    public required Instant At { get; init; }
}

/// <summary>Something to do, once, later or at once: written in the transaction that made it necessary.</summary>
internal sealed class JobRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required string Body { get; set; }

    public long? FactId { get; set; }

    /// <summary>The fact that called for it, while both are on their way into the database.</summary>
    public FactRow? Fact { get; init; }

    /// <summary>At most one job with this key waits; null for jobs that may be many, and once one is being done.</summary>
    public string? Key { get; set; }

    public required Instant DueAt { get; set; }

    public int Tries { get; set; }

    public Instant? LeasedUntil { get; set; }

    public string? Error { get; set; }

    public Instant? ParkedAt { get; set; }
}

internal sealed class OutboxMappings : IEntityTypeConfiguration<FactRow>, IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder) => builder.ToTable("facts").HasKey(f => f.Id);

    public void Configure(EntityTypeBuilder<JobRow> builder) =>
        builder.Ignore(j => j.Fact).ToTable("jobs").HasKey(j => j.Id);
}
