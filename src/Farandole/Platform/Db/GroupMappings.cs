using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class GroupMappings
    : IEntityTypeConfiguration<Group>,
        IEntityTypeConfiguration<Role>,
        IEntityTypeConfiguration<Team>,
        IEntityTypeConfiguration<GroupNote>,
        IEntityTypeConfiguration<EventHost>,
        IEntityTypeConfiguration<HostInvitation>
{
    public void Configure(EntityTypeBuilder<Group> builder)
    {
        builder.ToTable("groups").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Ignore(g => g.Asked);
    }

    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("roles").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        builder.Ignore(r => r.HoldsKeys);
    }

    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("teams").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(t => t.GroupId);
    }

    public void Configure(EntityTypeBuilder<GroupNote> builder)
    {
        builder.ToTable("group_notes").HasKey(n => n.Id);
        builder.HasOne<Group>().WithMany().HasForeignKey(n => n.GroupId);
        builder.Property(n => n.By).HasColumnName("member_id");
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.By).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<EventHost> builder)
    {
        builder.ToTable("hosts").HasKey(h => h.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(h => h.EventId);
        builder.HasOne<Profile>().WithMany().HasForeignKey(h => h.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(h => h.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Team>().WithMany().HasForeignKey(h => h.TeamId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Member>().WithMany().HasForeignKey(h => h.ProposedBy).OnDelete(DeleteBehavior.SetNull);
        builder.Ignore(h => h.Who);
    }

    public void Configure(EntityTypeBuilder<HostInvitation> builder)
    {
        builder.ToTable("host_invitations").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Ignore(i => i.Invited);
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId);
        builder.HasOne<Profile>().WithMany().HasForeignKey(i => i.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
