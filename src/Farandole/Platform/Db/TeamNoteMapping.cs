using Farandole.Domain.Events;
using Farandole.Domain.Notebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class TeamNoteMapping : IEntityTypeConfiguration<TeamNote>
{
    public void Configure(EntityTypeBuilder<TeamNote> builder)
    {
        builder.ToTable("team_notes").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Revision).IsConcurrencyToken();
        builder.HasOne<Event>().WithMany().HasForeignKey(n => n.EventId);
    }
}
