using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Somebody elsewhere who follows an actor of ours.</summary>
internal sealed class RemoteFollowerRow
{
    /// <summary>Hash of who and whom: once each.</summary>
    public required byte[] Id { get; init; }

    /// <summary>The address of the follower.</summary>
    public required string Actor { get; init; }

    /// <summary>Of the Follow, to answer an Undo that names it only; null when it had none.</summary>
    public string? FollowId { get; init; }

    /// <summary>Where what is for all of its server goes, else its own.</summary>
    public required string Inbox { get; init; }

    /// <summary>The address of whom they follow; it stays until they have been told that it is nobody's any more.</summary>
    public required string Followed { get; init; }

    public ProfileId? ProfileId { get; init; }

    public GroupId? GroupId { get; init; }

    /// <summary>Their server hears what happens in a group only as the group passes it on, whole (FEP-1b12).</summary>
    public bool HearsGroup { get; init; }

    public required LocalDate Since { get; init; }

    public static byte[] IdOf(string follower, LocalActor followed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{follower}\n{followed.Address}"));
}

internal sealed class RemoteFollowerMapping : IEntityTypeConfiguration<RemoteFollowerRow>
{
    public void Configure(EntityTypeBuilder<RemoteFollowerRow> builder)
    {
        builder.ToTable("remote_followers").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
