using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class NewAddressMapping : IEntityTypeConfiguration<NewAddress>
{
    public void Configure(EntityTypeBuilder<NewAddress> builder)
    {
        builder.ToTable("new_addresses").HasKey(a => a.ParticipationId);
        builder.HasOne<Participation>().WithOne().HasForeignKey<NewAddress>(a => a.ParticipationId);
        builder.Property(a => a.ParticipationId).ValueGeneratedNever();
    }
}
