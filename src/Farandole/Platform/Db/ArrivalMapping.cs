using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class ArrivalMapping : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.ToTable("arrivals").HasKey(a => a.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(a => a.ParticipationId);
    }
}
