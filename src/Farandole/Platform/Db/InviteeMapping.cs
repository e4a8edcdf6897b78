using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class InviteeMapping : IEntityTypeConfiguration<Invitee>
{
    public void Configure(EntityTypeBuilder<Invitee> builder)
    {
        builder.ToTable("invitees").HasKey(i => i.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId);
        builder
            .HasOne<Participation>()
            .WithMany()
            .HasForeignKey(i => i.ParticipationId)
            .OnDelete(DeleteBehavior.SetNull);
        builder.Property(i => i.Id).ValueGeneratedNever();
    }
}
