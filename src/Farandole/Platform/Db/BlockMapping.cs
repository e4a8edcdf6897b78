using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class BlockMapping : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("blocks").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Ignore(b => b.By);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.ByAccount).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(b => b.ByGroup).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Event>().WithMany().HasForeignKey(b => b.ByEvent).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Participation>().WithMany().HasForeignKey(b => b.ByVoice).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(b => b.Profile).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Participation>().WithMany().HasForeignKey(b => b.Voice).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.Account).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Group>().WithMany().HasForeignKey(b => b.Group).OnDelete(DeleteBehavior.Cascade);
        builder.Property(b => b.ByAccount).HasColumnName("by_account_id");
        builder.Property(b => b.ByGroup).HasColumnName("by_group_id");
        builder.Property(b => b.ByEvent).HasColumnName("by_event_id");
        builder.Property(b => b.ByVoice).HasColumnName("by_participation_id");
        builder.Property(b => b.Profile).HasColumnName("profile_id");
        builder.Property(b => b.Voice).HasColumnName("participation_id");
        builder.Property(b => b.Account).HasColumnName("account_id");
        builder.Property(b => b.Group).HasColumnName("group_id");
        builder.Property(b => b.Address).HasColumnName("email_hash");
        builder.Property(b => b.Actor).HasColumnName("remote_actor");
        builder.Property(b => b.Handle).HasColumnName("remote_handle");
        builder.Property(b => b.Server).HasColumnName("remote_server");
    }
}
