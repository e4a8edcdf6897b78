using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>What other servers were told of an event last: by it one knows what is news to them.</summary>
internal sealed class FederatedEventRow
{
    public required EventId EventId { get; init; }

    /// <summary>The address of the actor that announced it.</summary>
    public required string Actor { get; set; }

    /// <summary>Of what was told, without what changes with each answer.</summary>
    public required byte[] Digest { get; set; }

    /// <summary>When they were told that it is no more; null while it is.</summary>
    public Instant? GoneAt { get; set; }
}

internal sealed class FederatedEventMapping : IEntityTypeConfiguration<FederatedEventRow>
{
    public void Configure(EntityTypeBuilder<FederatedEventRow> builder)
    {
        builder.ToTable("federated_events").HasKey(f => f.EventId);
        builder.Property(f => f.EventId).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(f => f.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
