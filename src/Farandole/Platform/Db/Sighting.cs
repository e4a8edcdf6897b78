using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>Who could see which secret, and since when, at the moment when the doors were closed: it cannot be unseen.</summary>
internal sealed class Sighting
{
    public long Id { get; init; }

    public required EventId EventId { get; init; }

    public required ParticipationId ParticipationId { get; init; }

    /// <summary>The name of a <see cref="PieceKey"/>.</summary>
    public required string Piece { get; init; }

    public required Instant Since { get; init; }

    /// <summary>When the doors were closed.</summary>
    public required Instant Until { get; init; }
}

internal sealed class SightingMapping : IEntityTypeConfiguration<Sighting>
{
    public void Configure(EntityTypeBuilder<Sighting> builder)
    {
        builder.ToTable("sightings").HasKey(s => s.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(s => s.ParticipationId);
    }
}
