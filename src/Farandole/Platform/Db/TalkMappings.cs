using Farandole.Domain.Events;
using Farandole.Domain.Talk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class TalkMappings
    : IEntityTypeConfiguration<Conversation>,
        IEntityTypeConfiguration<Message>,
        IEntityTypeConfiguration<Silenced>,
        IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("talks").HasKey(t => t.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId);
        builder.Property(t => t.EventId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("talk_messages").HasKey(m => m.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.IsOfTeam);
    }

    public void Configure(EntityTypeBuilder<Silenced> builder)
    {
        builder.ToTable("talk_silenced").HasKey(s => new { s.EventId, s.Author });
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
    }

    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements").HasKey(a => a.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.To).HasColumnName("audience");
    }
}
