using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>One visit that showed keys or tickets; the cookie holds 256 random bits, the row their SHA-256.</summary>
internal sealed class Session
{
    public required byte[] Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; set; }

    /// <summary>The browser and the system, so that somebody who is signed in knows this visit from others; null otherwise.</summary>
    public string? Device { get; init; }
}

/// <summary>One thing that a session opened.</summary>
internal sealed class SessionGrant
{
    public long Id { get; init; }

    public required byte[] SessionId { get; init; }

    public KeyId? KeyId { get; init; }

    public ParticipationId? ParticipationId { get; init; }

    public EventId? EventId { get; init; }

    public AccountId? AccountId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Null: as long as the session.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>How whoever signed in did; null for what opens by itself.</summary>
    public SignedBy? Way { get; init; }

    /// <summary>When the second step was shown, or was not needed; null while the way in has shown one only.</summary>
    public Instant? FactorAt { get; set; }
}

/// <summary>The ways to sign in.</summary>
internal enum SignedBy
{
    Letter,
    Password,

    /// <summary>Which asks by itself who holds it: both steps in one.</summary>
    Passkey,

    /// <summary>Another site, or a directory, that the instance asks: one step, whatever that site asked for.</summary>
    Outside,
}

/// <summary>An uploaded picture, as far as quota and layout need it; the bytes are files.</summary>
internal sealed class PictureRow
{
    public required PictureId Id { get; init; }

    public EventId? EventId { get; set; }

    public required long Bytes { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required Instant CreatedAt { get; init; }
}

/// <summary>A letter that went out: to a keyed hash, so that an address gets few and its owner can be told why.</summary>
internal sealed class LetterRow
{
    public long Id { get; init; }

    public required byte[] AddressHash { get; init; }

    public required string Kind { get; init; }

    public EventId? EventId { get; init; }

    /// <summary>Its owner asked for it, or it follows from what they asked.</summary>
    public required bool Solicited { get; init; }

    /// <summary>Nobody had confirmed the address by then.</summary>
    public bool ToStranger { get; init; }

    public required Instant At { get; init; }
}

/// <summary>"Never write to me": holds until it is taken back.</summary>
internal sealed class Refusal
{
    public required byte[] AddressHash { get; init; }

    public required Instant At { get; init; }
}

internal sealed class Setting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal sealed class RowMappings
    : IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<SessionGrant>,
        IEntityTypeConfiguration<PictureRow>,
        IEntityTypeConfiguration<LetterRow>,
        IEntityTypeConfiguration<Refusal>,
        IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Session> builder) => builder.ToTable("sessions").HasKey(s => s.Id);

    public void Configure(EntityTypeBuilder<SessionGrant> builder)
    {
        builder.ToTable("session_grants").HasKey(g => g.Id);
        builder.HasOne<Session>().WithMany().HasForeignKey(g => g.SessionId);
        builder.HasOne<EventKey>().WithMany().HasForeignKey(g => g.KeyId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(g => g.ParticipationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
    }

    public void Configure(EntityTypeBuilder<PictureRow> builder)
    {
        builder.ToTable("pictures").HasKey(p => p.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId);
        builder.Property(p => p.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<LetterRow> builder) => builder.ToTable("letters").HasKey(l => l.Id);

    public void Configure(EntityTypeBuilder<Refusal> builder) => builder.ToTable("refusals").HasKey(r => r.AddressHash);

    public void Configure(EntityTypeBuilder<Setting> builder) => builder.ToTable("settings").HasKey(s => s.Name);
}
