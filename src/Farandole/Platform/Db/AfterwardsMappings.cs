using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class AfterwardsMappings : IEntityTypeConfiguration<Afterword>, IEntityTypeConfiguration<Souvenir>
{
    public void Configure(EntityTypeBuilder<Afterword> builder)
    {
        builder.ToTable("afterwords").HasKey(a => a.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId);
        builder.Property(a => a.EventId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Souvenir> builder)
    {
        builder.ToTable("souvenirs").HasKey(s => s.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
