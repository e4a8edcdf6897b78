using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class FollowingMappings
    : IEntityTypeConfiguration<GroupFollower>,
        IEntityTypeConfiguration<FollowFeed>,
        IEntityTypeConfiguration<AddressFollower>
{
    public void Configure(EntityTypeBuilder<GroupFollower> builder)
    {
        builder.ToTable("group_followers").HasKey(f => f.Id);
        builder.HasOne<Profile>().WithMany().HasForeignKey(f => f.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FollowFeed> builder)
    {
        builder.ToTable("follow_feeds").HasKey(f => f.ProfileId);
        builder.Property(f => f.ProfileId).ValueGeneratedNever();
        builder.HasOne<Profile>().WithMany().HasForeignKey(f => f.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AddressFollower> builder)
    {
        builder.ToTable("address_followers").HasKey(f => f.Id);
        builder.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
