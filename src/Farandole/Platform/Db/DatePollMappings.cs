using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class DatePollMappings
    : IEntityTypeConfiguration<DatePoll>,
        IEntityTypeConfiguration<PollDate>,
        IEntityTypeConfiguration<PollVoter>,
        IEntityTypeConfiguration<PollVote>
{
    public void Configure(EntityTypeBuilder<DatePoll> builder)
    {
        builder.ToTable("date_polls").HasKey(p => p.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId);
        builder.Property(p => p.EventId).ValueGeneratedNever();
        builder.Property(p => p.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PollDate> builder)
    {
        builder.ToTable("poll_dates").HasKey(d => d.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(d => d.EventId);
        builder.Property(d => d.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PollVoter> builder)
    {
        builder.ToTable("poll_voters").HasKey(v => v.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(v => v.EventId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(v => v.ParticipationId);
        builder.Property(v => v.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PollVote> builder)
    {
        builder.ToTable("poll_votes").HasKey(v => new { v.VoterId, v.DateId });
        builder.HasOne<PollVoter>().WithMany().HasForeignKey(v => v.VoterId);
        builder.HasOne<PollDate>().WithMany().HasForeignKey(v => v.DateId);
    }
}
