using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Something that an actor of ours did, on its way to others.</summary>
internal sealed class OutgoingRow
{
    public long Id { get; init; }

    /// <summary>Whose key signs it; neither is the instance's.</summary>
    public ProfileId? ProfileId { get; init; }

    public GroupId? GroupId { get; init; }

    /// <summary>The address of the actor.</summary>
    public required string Actor { get; init; }

    /// <summary>Exactly what is signed and sent.</summary>
    public required string Body { get; init; }

    public required Instant At { get; init; }

    public LocalActor By => new(Actor, "") { Profile = ProfileId, Group = GroupId };
}

/// <summary>The same to one inbox. What one actor sends to one server goes in order.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; init; }

    public long OutgoingId { get; init; }

    public OutgoingRow Outgoing { get; init; } = null!;

    public required string Actor { get; init; }

    public required string Host { get; init; }

    public required string Inbox { get; init; }

    public int Attempts { get; init; }

    public required Instant DueAt { get; init; }

    public Instant? LeasedUntil { get; init; }
}

internal sealed class DeliveryMappings : IEntityTypeConfiguration<OutgoingRow>, IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<OutgoingRow> builder)
    {
        builder.ToTable("outgoing").HasKey(o => o.Id);
        builder.Ignore(o => o.By);
    }

    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("deliveries").HasKey(d => d.Id);
        builder.HasOne(d => d.Outgoing).WithMany().HasForeignKey(d => d.OutgoingId).OnDelete(DeleteBehavior.Cascade);
    }
}
