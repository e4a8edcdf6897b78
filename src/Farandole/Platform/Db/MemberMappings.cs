using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class MemberMappings
    : IEntityTypeConfiguration<Member>,
        IEntityTypeConfiguration<MemberNote>,
        IEntityTypeConfiguration<TeamSeat>,
        IEntityTypeConfiguration<GroupRequest>,
        IEntityTypeConfiguration<GroupInvitation>,
        IEntityTypeConfiguration<GroupLetter>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("members").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId);
        builder.HasOne<Profile>().WithMany().HasForeignKey(m => m.ProfileId);
        builder.HasOne<Role>().WithMany().HasForeignKey(m => m.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(m => m.Lasting);
        builder.HasOne<Role>().WithMany().HasForeignKey(m => m.ThenRoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MemberNote> builder)
    {
        builder.ToTable("member_notes").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId);
        builder.Property(n => n.By).HasColumnName("by_id");
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.By).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<TeamSeat> builder)
    {
        builder.ToTable("team_seats").HasKey(s => new { s.TeamId, s.MemberId });
        builder.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
    }

    public void Configure(EntityTypeBuilder<GroupRequest> builder)
    {
        builder.ToTable("group_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        builder.HasOne<Profile>().WithMany().HasForeignKey(r => r.ProfileId);
    }

    public void Configure(EntityTypeBuilder<GroupInvitation> builder)
    {
        builder.ToTable("group_invitations").HasKey(i => i.Selector);
        builder.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId);
        builder.HasOne<Role>().WithMany().HasForeignKey(i => i.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(i => i.TeamId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.SetNull);
        // So many are so many, however many come at once.
        builder.Property(i => i.Uses).IsConcurrencyToken();
        builder.Property(i => i.RevokedAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<GroupLetter> builder)
    {
        builder.ToTable("group_letters").HasKey(l => l.Id);
        builder.HasOne<GroupInvitation>().WithMany().HasForeignKey(l => l.Selector);
    }
}
