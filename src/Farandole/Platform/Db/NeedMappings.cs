using Farandole.Domain.Events;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class NeedMappings
    : IEntityTypeConfiguration<NeedList>,
        IEntityTypeConfiguration<Need>,
        IEntityTypeConfiguration<Claimant>,
        IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<NeedList> builder)
    {
        builder.ToTable("need_lists").HasKey(l => l.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(l => l.EventId);
        builder.Property(l => l.EventId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable("needs").HasKey(n => n.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(n => n.EventId);
        builder.HasOne<Claimant>().WithMany().HasForeignKey(n => n.OfferedBy);
        builder.Property(n => n.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Claimant> builder)
    {
        builder.ToTable("claimants").HasKey(c => c.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(c => c.ParticipationId);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims").HasKey(c => c.Id);
        builder.HasOne<Need>().WithMany().HasForeignKey(c => c.NeedId);
        builder.HasOne<Claimant>().WithMany().HasForeignKey(c => c.ClaimantId);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
