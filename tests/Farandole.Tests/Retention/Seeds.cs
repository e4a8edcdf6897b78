using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Retention;
using Farandole.Platform.Identity;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>Puts data where a round of erasing will find it, past every door.</summary>
internal static class Seeds
{
    /// <summary>An evening in Paris, eighteen days after the tests' now; it ends three hours after it starts.</summary>
    public static readonly LocalDate Day = new(2027, 3, 20);

    /// <summary>With the rounds planned that every start of the program plans, and that other tests do without.</summary>
    public static async Task<App> StartAsync()
    {
        var app = await App.StartAsync();
        await ActivatorUtilities
            .CreateInstance<PlanRetention>(app.Services)
            .Plan(TestContext.Current.CancellationToken);
        return app;
    }

    public static Task<EventId> Event(App app, int? capacity = null) =>
        app.Writer.Write(
            (db, _) =>
            {
                var made = Domain.Events.Event.Announce(
                    EventId.New(),
                    Guid.NewGuid().ToString("N")[..8],
                    new EventDetails
                    {
                        Title = "Bal",
                        Schedule = Schedule.Of(Day, new LocalTime(20, 0), null, null, "Europe/Paris"),
                        Capacity = capacity,
                    },
                    app.Clock.GetCurrentInstant()
                );
                made.Publish(app.Clock.GetCurrentInstant());
                db.Add(made);
                return Task.FromResult(made.Id);
            },
            TestContext.Current.CancellationToken
        );

    public static Task<ParticipationId> Answer(App app, EventId id, string email, int party, bool confirmed) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var joined = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, ct);
                var address = EmailAddress.Parse(email)!;
                var given = new NewAnswer(
                    Domain.Participations.Answer.Coming,
                    party,
                    address,
                    app.Services.GetRequiredService<AddressHash>().Of(address),
                    app.Services.GetRequiredService<Tickets>().New(),
                    "ABCD"
                )
                {
                    Name = "canari-nom",
                    Message = "canari-mot",
                };
                var answer = Participation.Request(joined, given, app.Clock.GetCurrentInstant());
                if (confirmed)
                    answer.Confirm(app.Clock.GetCurrentInstant());
                answer.TakeFacts();
                db.Add(answer);
                await db
                    .AllEvents.Where(e => e.Id == id)
                    .ExecuteUpdateAsync(
                        s =>
                            s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + party)
                                .SetProperty(e => e.PeopleComing, e => e.PeopleComing + (confirmed ? party : 0)),
                        ct
                    );
                return answer.Id;
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Somebody without an answer who brings something, and a line of their own.</summary>
    public static Task Claims(App app, EventId id, string name, string note, string line) =>
        app.Writer.Write(
            (db, _) =>
            {
                var now = app.Clock.GetCurrentInstant();
                var (who, _) = Claimant.Named(id, name, now);
                var asked = Need.Add(id, new(NeedKind.Thing, "Salades") { Wanted = null }, null, now);
                var offered = Need.Add(id, new(NeedKind.Thing, line) { Wanted = null }, who.Id, now);
                db.AddRange(NeedList.Open(id, now), who, asked, offered);
                db.Add(Claim.Make(asked, who.Id, null, 1, note, now));
                db.Add(Claim.Make(offered, who.Id, null, 1, null, now));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

    public static Task<KeyId> Key(App app, EventId? id, KeyKind kind, string email, bool used) =>
        app.Writer.Write(
            (db, _) =>
            {
                var now = app.Clock.GetCurrentInstant();
                var (key, _) = EventKey.Make(id, kind, "canari-libelle", "fr", now);
                var address = EmailAddress.Parse(email)!;
                key.SendTo(address, app.Services.GetRequiredService<AddressHash>().Of(address));
                if (used)
                    key.Use(now.InUtc().Date, now);
                db.Add(key);
                return Task.FromResult(key.Id);
            },
            TestContext.Current.CancellationToken
        );
}
