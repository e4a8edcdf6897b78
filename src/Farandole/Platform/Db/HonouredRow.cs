using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

/// <summary>An address that gets no letter about an event while it is a surprise; only its keyed hash is kept.</summary>
internal sealed class HonouredRow
{
    public long Id { get; init; }

    public required EventId EventId { get; init; }

    public required byte[] AddressHash { get; init; }
}

internal sealed class HonouredMapping : IEntityTypeConfiguration<HonouredRow>
{
    public void Configure(EntityTypeBuilder<HonouredRow> builder)
    {
        builder.ToTable("honoured").HasKey(h => h.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(h => h.EventId);
    }
}
