using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Promoting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>How one takes part in something that others organize elsewhere.</summary>
internal enum JoiningElsewhere
{
    /// <summary>On their page: they say no more of it.</summary>
    OnPage,
    Free,

    /// <summary>They say yes to each.</summary>
    Restricted,
    Invited,

    /// <summary>They say nothing of it, and their program takes an Accept of the event itself, which it answers nothing to.</summary>
    ByAccept,
}

/// <summary>A public event of another server, as it was told.</summary>
internal sealed class RemoteEventRow
{
    public required Guid Id { get; init; }

    /// <summary>Its id on its own server.</summary>
    public required string Address { get; init; }

    /// <summary>In whose name it takes place.</summary>
    public required string Actor { get; init; }

    /// <summary>Where people read it on its own server.</summary>
    public required string Page { get; set; }

    /// <summary>Who organizes it, by name; null where that is not disclosed.</summary>
    public string? Organizer { get; set; }

    public required string Title { get; set; }

    /// <summary>Cleaned.</summary>
    public string? Html { get; set; }

    public LocalDate Day { get; set; }

    public LocalTime? Time { get; set; }

    public LocalDate? EndDay { get; set; }

    public LocalTime? EndTime { get; set; }

    public required string Zone { get; set; }

    public Instant StartsAt { get; set; }

    public Instant EndsAt { get; set; }

    public EventStatus Status { get; set; }

    public string? PlaceName { get; set; }

    public string? PlaceAddress { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public int? Cell { get; set; }

    public bool IsOnline { get; set; }

    public string? OnlineLink { get; set; }

    public JoiningElsewhere Joining { get; set; }

    /// <summary>The page on which one takes part, where it is another than its own.</summary>
    public string? JoinedAt { get; set; }

    public int? Capacity { get; set; }

    public int? SeatsLeft { get; set; }

    public int? Attendees { get; set; }

    /// <summary>Of its words; null where nobody said.</summary>
    public string? Language { get; set; }

    /// <summary>Where its picture lies; null where it has none.</summary>
    public string? PictureFrom { get; set; }

    /// <summary>What the picture shows, as its server says.</summary>
    public string? PictureAlt { get; set; }

    /// <summary>The picture, made anew here: whoever looks at it is not seen by another server.</summary>
    public PictureId? Picture { get; set; }

    /// <summary>By its own server's clock: what is older changes nothing.</summary>
    public Instant? ChangedAt { get; set; }

    public Instant KnownAt { get; init; }

    /// <summary>Since when it stands so: it is new, or it was called off or moved.</summary>
    public Instant SaidAt { get; set; }

    /// <summary>Since when it is in the agenda: the instance follows who told of it. Null otherwise.</summary>
    public Instant? ListedAt { get; set; }

    public Schedule Schedule => Schedule.Of(Day, Time, EndDay, EndTime, Zone);

    public Place? Place => PlaceName is { } name ? new(name, PlaceAddress, Latitude, Longitude) : null;

    public string Path => PathOf(Id);

    /// <summary>Whether it stands otherwise than when it was first told of.</summary>
    public bool IsNewlySo => SaidAt > KnownAt;

    public static string PathOf(Guid id) => $"/elsewhere/{id}";
}

/// <summary>Who among those who are followed told of it: a group, or a server that passes on what others announce.</summary>
internal sealed class RemoteTellerRow
{
    public required Guid EventId { get; init; }

    public required string Actor { get; init; }
}

/// <summary>What is no more on its own server: what comes late does not bring it back.</summary>
internal sealed class RemoteGraveRow
{
    public required string Address { get; init; }

    public required Instant At { get; init; }
}

internal sealed class RemoteEventMappings
    : IEntityTypeConfiguration<RemoteEventRow>,
        IEntityTypeConfiguration<RemoteTellerRow>,
        IEntityTypeConfiguration<RemoteGraveRow>
{
    public void Configure(EntityTypeBuilder<RemoteEventRow> builder)
    {
        builder.ToTable("remote_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.Schedule).Ignore(e => e.Place);
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(e => e.Actor).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<Promotion>().WithOne().HasForeignKey(p => p.ElsewhereId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RemoteTellerRow> builder)
    {
        builder.ToTable("remote_event_tellers").HasKey(t => new { t.EventId, t.Actor });
        builder.HasOne<RemoteEventRow>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(t => t.Actor).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RemoteGraveRow> builder) =>
        builder.ToTable("remote_graves").HasKey(g => g.Address);
}
