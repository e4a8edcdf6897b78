using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>By what somebody wants to be told.</summary>
internal enum ToldBy
{
    Letter,

    /// <summary>On a device; by letter only what nobody may miss.</summary>
    Device,

    Both,
}

/// <summary>
/// How somebody wants to be told: whoever has a personal link, about that one event; whoever reads the mail of an address,
/// about all its events.
/// </summary>
internal sealed class NoticeReader
{
    public long Id { get; init; }

    public ParticipationId? ParticipationId { get; init; }

    /// <summary>Where <see cref="ParticipationId"/> is null.</summary>
    public byte[]? AddressHash { get; init; }

    public required ToldBy ToldBy { get; set; }

    public required Instant At { get; set; }
}

/// <summary>A browser that shows notices.</summary>
internal sealed class NoticeDevice
{
    public long Id { get; init; }

    /// <summary>Its name outside.</summary>
    public required string Selector { get; init; }

    public required long ReaderId { get; init; }

    public required string Endpoint { get; init; }

    public required byte[] PublicKey { get; set; }

    public required byte[] Auth { get; set; }

    /// <summary>"Firefox, Android"; null for one that does not say.</summary>
    public string? Label { get; set; }

    public required Instant CreatedAt { get; init; }

    public Instant? ToldAt { get; set; }
}

/// <summary>Something that somebody is told on their devices.</summary>
internal sealed class NoticeRow
{
    public long Id { get; init; }

    public required ParticipationId ParticipationId { get; init; }

    /// <summary>The letter's: nobody is told twice.</summary>
    public required string Errand { get; init; }

    public required string Kind { get; init; }

    /// <summary>What the organizers wrote: no notice says it, the personal link does.</summary>
    public string? Text { get; init; }

    /// <summary>What writes the letter that this one stands for; null where the letter leaves beside it, or nobody gets one.</summary>
    public string? Job { get; init; }

    /// <summary>What that letter is about.</summary>
    public string? Body { get; init; }

    public required Instant At { get; init; }

    public Instant? ToldAt { get; init; }
}

internal sealed class NoticeMapping
    : IEntityTypeConfiguration<NoticeReader>,
        IEntityTypeConfiguration<NoticeDevice>,
        IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeReader> builder)
    {
        builder.ToTable("notice_readers").HasKey(r => r.Id);
        builder.HasOne<Participation>().WithMany().HasForeignKey(r => r.ParticipationId);
    }

    public void Configure(EntityTypeBuilder<NoticeDevice> builder)
    {
        builder.ToTable("notice_devices").HasKey(d => d.Id);
        builder.HasOne<NoticeReader>().WithMany().HasForeignKey(d => d.ReaderId);
    }

    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notices").HasKey(n => n.Id);
        builder.HasOne<Participation>().WithMany().HasForeignKey(n => n.ParticipationId);
    }
}
