using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which program another server runs, as it says itself (NodeInfo).</summary>
internal sealed class RemoteSoftwareRow
{
    public const int MaxName = 64;

    /// <summary>Those that hear what happens in a group only as the group passes it on whole (FEP-1b12).</summary>
    public static readonly string[] HearingGroups = ["lemmy", "nodebb", "piefed", "mbin", "kbin"];

    /// <summary>Those to which one says by an Accept of the event itself that one comes (interop, 5).</summary>
    public static readonly string[] TakingAccepts = ["friendica", "hubzilla", "streams", "forte", "gathio"];

    public required string Host { get; init; }

    /// <summary>In small letters; null when it does not say.</summary>
    public string? Name { get; set; }

    public required Instant AskedAt { get; set; }
}

internal sealed class RemoteSoftwareMapping : IEntityTypeConfiguration<RemoteSoftwareRow>
{
    public void Configure(EntityTypeBuilder<RemoteSoftwareRow> builder) =>
        builder.ToTable("remote_software").HasKey(s => s.Host);
}
