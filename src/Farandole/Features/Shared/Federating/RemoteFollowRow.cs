using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>What those who are followed have said to it.</summary>
internal enum FollowState
{
    Asked,
    Accepted,
    Refused,
}

/// <summary>A profile of ours, or the instance, follows somebody on another server.</summary>
internal sealed class RemoteFollowRow
{
    /// <summary>Of one follower.</summary>
    public const int Most = 200;

    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Null for the instance.</summary>
    public ProfileId? ProfileId { get; init; }

    /// <summary>The address of who follows: it is needed to take leave, when the profile is no more.</summary>
    public required string Follower { get; init; }

    /// <summary>The address of who is followed.</summary>
    public required string Actor { get; init; }

    public FollowState State { get; set; }

    /// <summary>Of the Follow that was sent.</summary>
    public required string FollowId { get; init; }

    /// <summary>How whoever follows wants to be told; the instance tells nobody.</summary>
    public ToldOf Told { get; set; }

    public required LocalDate Since { get; init; }
}

internal sealed class RemoteFollowMapping : IEntityTypeConfiguration<RemoteFollowRow>
{
    public void Configure(EntityTypeBuilder<RemoteFollowRow> builder)
    {
        builder.ToTable("remote_follows").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(f => f.Actor).OnDelete(DeleteBehavior.Restrict);
    }
}
