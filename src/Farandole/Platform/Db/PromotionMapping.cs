using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class PromotionMapping : IEntityTypeConfiguration<Promotion>
{
    public void Configure(EntityTypeBuilder<Promotion> builder)
    {
        builder.ToTable("promotions").HasKey(p => p.Id);
        builder.Ignore(p => p.What);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(p => p.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(p => p.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
