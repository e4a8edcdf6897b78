using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class PostMappings
    : IEntityTypeConfiguration<Post>,
        IEntityTypeConfiguration<PostPicture>,
        IEntityTypeConfiguration<GonePost>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.Property(p => p.WrittenBy).HasColumnName("writer_id");
        builder.Property(p => p.PublishedBy).HasColumnName("publisher_id");
        builder.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.WrittenBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.PublishedBy).OnDelete(DeleteBehavior.SetNull);
        builder.Ignore(p => p.IsPublished).Ignore(p => p.IsPublic);
    }

    public void Configure(EntityTypeBuilder<PostPicture> builder)
    {
        builder.ToTable("post_pictures").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Post>().WithMany().HasForeignKey(p => p.PostId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<GonePost> builder)
    {
        builder.ToTable("gone_posts").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId);
    }
}
