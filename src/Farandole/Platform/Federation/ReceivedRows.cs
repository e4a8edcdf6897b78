using Farandole.ActivityPub.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>What came to an inbox and was believed, until it is dealt with.</summary>
internal sealed class ReceivedRow
{
    /// <summary>In the order in which it came.</summary>
    public long Id { get; init; }

    /// <summary>Whose.</summary>
    public required string Actor { get; init; }

    /// <summary>Of the actor: what one server brought goes in order.</summary>
    public required string Host { get; init; }

    /// <summary>It failed in its turn, and has a job of its own.</summary>
    public bool IsApart { get; init; }

    /// <summary>As it came.</summary>
    public required byte[] Body { get; init; }

    public required Instant At { get; init; }

    /// <summary>An older version has looked already, when it came, whether it is new.</summary>
    public bool IsToldApart { get; init; }

    /// <summary>What it says; null when it is no activity to this version.</summary>
    public RemoteActivity? Read() => ActivityText.Parse(Body).Document is { } document ? new(document) : null;
}

/// <summary>What was dealt with already, whether or not anything came of it.</summary>
internal sealed class SeenActivityRow
{
    /// <summary>As <see cref="ActivityMark"/> has it.</summary>
    public required byte[] Mark { get; init; }

    public required Instant At { get; init; }
}

internal sealed class ReceivedMappings
    : IEntityTypeConfiguration<ReceivedRow>,
        IEntityTypeConfiguration<SeenActivityRow>
{
    public void Configure(EntityTypeBuilder<ReceivedRow> builder) =>
        builder.ToTable("received_activities").HasKey(r => r.Id);

    public void Configure(EntityTypeBuilder<SeenActivityRow> builder) =>
        builder.ToTable("seen_marks").HasKey(s => s.Mark);
}
