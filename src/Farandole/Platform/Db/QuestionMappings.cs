using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>Somebody wonders the same: a keyed hash that is of use for one event alone, so that each counts once.</summary>
internal sealed class Wonder
{
    public required QuestionId QuestionId { get; init; }

    public required byte[] Visitor { get; init; }

    public required Instant At { get; init; }
}

internal sealed class QuestionMappings
    : IEntityTypeConfiguration<Question>,
        IEntityTypeConfiguration<QuestionBoard>,
        IEntityTypeConfiguration<Wonder>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("questions").HasKey(q => q.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(q => q.EventId);
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Ignore(q => q.IsAnsweredByPage).Ignore(q => q.AwaitsLetter);
    }

    public void Configure(EntityTypeBuilder<QuestionBoard> builder)
    {
        builder.ToTable("question_boards").HasKey(b => b.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(b => b.EventId);
        builder.Property(b => b.EventId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Wonder> builder)
    {
        builder.ToTable("question_wonders").HasKey(w => new { w.QuestionId, w.Visitor });
        builder.HasOne<Question>().WithMany().HasForeignKey(w => w.QuestionId);
    }
}
