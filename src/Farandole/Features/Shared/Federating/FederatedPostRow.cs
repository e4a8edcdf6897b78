using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Features.Shared.Federating;

/// <summary>What other servers were told of a post last; no row for one of which they know nothing, or nothing any more.</summary>
internal sealed class FederatedPostRow
{
    public required PostId PostId { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>Under which they know it.</summary>
    public required string Address { get; init; }

    public required byte[] Digest { get; set; }
}

internal sealed class FederatedPostMapping : IEntityTypeConfiguration<FederatedPostRow>
{
    public void Configure(EntityTypeBuilder<FederatedPostRow> builder)
    {
        builder.ToTable("federated_posts").HasKey(f => f.PostId);
        builder.Property(f => f.PostId).ValueGeneratedNever();
        builder.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
