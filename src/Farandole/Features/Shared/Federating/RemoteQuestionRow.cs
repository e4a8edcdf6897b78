using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who on another server asked a question, and in which note, so that its answer finds it.</summary>
internal sealed class RemoteQuestionRow
{
    public required QuestionId QuestionId { get; init; }

    /// <summary>Their address.</summary>
    public required string Actor { get; init; }

    /// <summary>The address of the note.</summary>
    public required string Note { get; init; }

    /// <summary>Whether it was said to us alone: then its answer is for them alone.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The answer has left.</summary>
    public bool IsTold { get; set; }
}

internal sealed class RemoteQuestionMapping : IEntityTypeConfiguration<RemoteQuestionRow>
{
    public void Configure(EntityTypeBuilder<RemoteQuestionRow> builder)
    {
        builder.ToTable("remote_questions").HasKey(q => q.QuestionId);
        builder.Property(q => q.QuestionId).ValueGeneratedNever();
        builder.HasOne<Question>().WithMany().HasForeignKey(q => q.QuestionId);
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(q => q.Actor);
    }
}
