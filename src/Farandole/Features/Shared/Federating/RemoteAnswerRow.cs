using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who on another server gave an answer, and what they were told of it.</summary>
internal sealed class RemoteAnswerRow
{
    public required ParticipationId ParticipationId { get; init; }

    /// <summary>Their address.</summary>
    public required string Actor { get; init; }

    public required AnsweredBy Way { get; set; }

    /// <summary>Of the activity or the note, so that what is told of it finds it; null when it had none.</summary>
    public string? ActivityId { get; set; }

    public ToldOfAnswer Told { get; set; }
}

/// <summary>How somebody on another server answers.</summary>
internal enum AnsweredBy
{
    /// <summary>A Join (FEP-8a8e, Mobilizon), which is accepted or rejected.</summary>
    Join,

    /// <summary>An Accept of the event (Friendica, gathio), to which nobody expects an answer.</summary>
    Accept,

    /// <summary>Words under the event (Mastodon), answered in words.</summary>
    Note,
}

/// <summary>What somebody knows of their answer.</summary>
internal enum ToldOfAnswer
{
    Nothing,
    In,

    /// <summary>Perhaps, or to be told what is new.</summary>
    Perhaps,
    Waiting,
    Asking,
    Withdrawn,
    Out,
}

internal sealed class RemoteAnswerMapping : IEntityTypeConfiguration<RemoteAnswerRow>
{
    public void Configure(EntityTypeBuilder<RemoteAnswerRow> builder)
    {
        builder.ToTable("remote_answers").HasKey(a => a.ParticipationId);
        builder.Property(a => a.ParticipationId).ValueGeneratedNever();
        builder.HasOne<Participation>().WithMany().HasForeignKey(a => a.ParticipationId);
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(a => a.Actor);
    }
}
