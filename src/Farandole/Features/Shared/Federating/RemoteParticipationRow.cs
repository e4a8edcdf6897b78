using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>How it is with somebody from here who wants to come to an event elsewhere.</summary>
internal enum ComingElsewhere
{
    /// <summary>Whoever organizes it was asked, and has said nothing yet.</summary>
    Asked,

    /// <summary>They said neither yes nor no: they think about it, or a place is waited for.</summary>
    Waiting,
    Accepted,
    Refused,

    /// <summary>They take no answers that come this way (FEP-8a8e, "joinMode").</summary>
    Ignored,
    Withdrawn,

    /// <summary>They were told, and it is not their program's way to answer (interop, 5).</summary>
    Said,

    /// <summary>The event is no more on its own server, or not for everybody any more.</summary>
    Gone,

    /// <summary>Its server was closed: nobody there hears anything from here.</summary>
    Cut,
}

/// <summary>A profile of ours comes to an event of another server, or wants to: one for each profile and event.</summary>
internal sealed class RemoteParticipationRow
{
    /// <summary>Of one profile: those that are over are forgotten.</summary>
    public const int Most = 100;

    /// <summary>Whoever organizes counts on them, or has still to say.</summary>
    public static readonly ComingElsewhere[] Holding =
    [
        ComingElsewhere.Asked,
        ComingElsewhere.Waiting,
        ComingElsewhere.Accepted,
        ComingElsewhere.Said,
    ];

    public Guid Id { get; init; } = Guid.NewGuid();

    public required ProfileId ProfileId { get; init; }

    /// <summary>The address of the profile: it is needed to take leave, when the profile is no more.</summary>
    public required string Joiner { get; init; }

    /// <summary>Of the event here; its row may be gone before this one.</summary>
    public required Guid EventId { get; set; }

    /// <summary>The id of the event on its own server.</summary>
    public required string Event { get; init; }

    /// <summary>Who was asked: the address of whoever announces the event.</summary>
    public required string Actor { get; set; }

    /// <summary>What it was called when its owner was told last.</summary>
    public required string Title { get; set; }

    public required LocalDate Day { get; set; }

    public required Instant EndsAt { get; set; }

    /// <summary>Of the Join that was sent last.</summary>
    public required string JoinId { get; set; }

    public ComingElsewhere State { get; set; }

    /// <summary>What its owner knows of that.</summary>
    public ComingElsewhere Told { get; set; }

    /// <summary>Digest of when, where and whether it takes place, as its owner knows it.</summary>
    public required string ToldAs { get; set; }

    public required LocalDate Since { get; set; }

    public bool Holds => Holding.Contains(State);

    /// <summary>Of what is told to those who come when it changes.</summary>
    public static string DigestOf(RemoteEventRow row) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    FormattableString.Invariant(
                        $"{row.Status}\n{row.Day:R}\n{row.Time:HH:mm}\n{row.Zone}\n{row.PlaceName}"
                    )
                )
            )
        );
}

internal sealed class RemoteParticipationMapping : IEntityTypeConfiguration<RemoteParticipationRow>
{
    public void Configure(EntityTypeBuilder<RemoteParticipationRow> builder)
    {
        builder.ToTable("remote_participations").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(p => p.Actor).OnDelete(DeleteBehavior.Restrict);
    }
}
