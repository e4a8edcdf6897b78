using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// The pair of keys by which others know an actor of ours: no two have one in common, whoever stands behind them. It outlives
/// its owner until the last farewell has been delivered, so it refers to nobody.
/// </summary>
internal sealed class ActorKeyRow
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public ProfileId? ProfileId { get; init; }

    public GroupId? GroupId { get; init; }

    /// <summary>PEM of a SubjectPublicKeyInfo.</summary>
    public required string PublicPem { get; set; }

    /// <summary>PEM of PKCS#8, encrypted.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Null when it is the first.</summary>
    public Instant? RenewedAt { get; set; }

    /// <summary>The one before, as long as something that it is to sign may be on its way; null when it was leaked.</summary>
    public byte[]? SealedBefore { get; set; }
}

internal sealed class ActorKeyMapping : IEntityTypeConfiguration<ActorKeyRow>
{
    public void Configure(EntityTypeBuilder<ActorKeyRow> builder)
    {
        builder.ToTable("actor_keys").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}
