using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Stewards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class StewardMappings
    : IEntityTypeConfiguration<Steward>,
        IEntityTypeConfiguration<StewardCode>,
        IEntityTypeConfiguration<StewardNote>,
        IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Steward> builder)
    {
        builder.ToTable("stewards").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<Steward>(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<StewardCode> builder) =>
        builder.ToTable("steward_codes").HasKey(c => c.Hash);

    public void Configure(EntityTypeBuilder<StewardNote> builder)
    {
        builder.ToTable("steward_notes").HasKey(n => n.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("openings").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Event>().WithMany().HasForeignKey(o => o.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(o => o.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
