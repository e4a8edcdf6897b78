using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>
/// The database, read through the viewer (<see cref="Readings"/>): there is no public set of anything that can be hidden.
/// Writing goes through <see cref="Writer"/> only.
/// </summary>
internal sealed class Db(DbContextOptions<Db> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        Conversions.Register(conventions);

    /// <summary>What the running transaction leaves behind; <see cref="Writer"/> writes it.</summary>
    internal Outbox Outbox => field ??= new();

    // All that exists, hidden or not: for commands that have checked a key, and for jobs. Pages use EventsFor(viewer).
    internal DbSet<Event> AllEvents => Set<Event>();

    internal DbSet<EventChange> Changes => Set<EventChange>();

    internal DbSet<EventKey> Keys => Set<EventKey>();

    internal DbSet<Follower> Followers => Set<Follower>();

    internal DbSet<Participation> Participations => Set<Participation>();

    internal DbSet<Question> AllQuestions => Set<Question>();

    internal DbSet<Message> AllMessages => Set<Message>();
}
