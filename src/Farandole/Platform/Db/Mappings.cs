using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class EventMapping : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.ToTable("events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.Schedule).Ignore(e => e.Place).Ignore(e => e.Details).Ignore(e => e.Secrets);
        builder.Ignore(e => e.TurnOut);
        builder.Property(e => e.Revision).IsConcurrencyToken();
        builder.HasMany(e => e.Changes).WithOne().HasForeignKey(c => c.EventId);
    }
}

internal sealed class EventChangeMapping : IEntityTypeConfiguration<EventChange>
{
    public void Configure(EntityTypeBuilder<EventChange> builder) => builder.ToTable("event_changes").HasKey(c => c.Id);
}

internal sealed class EventKeyMapping : IEntityTypeConfiguration<EventKey>
{
    public void Configure(EntityTypeBuilder<EventKey> builder)
    {
        builder.ToTable("event_keys").HasKey(k => k.Id);
        // Said without navigations: EF must know it to insert in the order that the database demands.
        builder.HasOne<Event>().WithMany().HasForeignKey(k => k.EventId);
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}

internal sealed class FollowerMapping : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> builder)
    {
        builder.ToTable("followers").HasKey(f => f.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(f => f.EventId);
    }
}

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("participations").HasKey(p => p.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId);
        builder.HasOne<Group>().WithMany().HasForeignKey(p => p.CircleId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}
