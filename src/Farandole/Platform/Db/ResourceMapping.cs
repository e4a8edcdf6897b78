using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class ResourceMapping : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("resources").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        builder.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(r => r.AddedBy).HasColumnName("member_id");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.AddedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
