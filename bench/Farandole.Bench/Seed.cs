using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Agenda;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Bench;

/// <summary>Fills a data folder with plausible events in fifteen cities over a year, the same every time.</summary>
internal static class Seed
{
    private static readonly (string Name, double Latitude, double Longitude)[] Cities =
    [
        ("Paris", 48.857, 2.352),
        ("Lyon", 45.764, 4.836),
        ("Marseille", 43.296, 5.37),
        ("Toulouse", 43.605, 1.444),
        ("Nantes", 47.218, -1.554),
        ("Lille", 50.629, 3.057),
        ("Rennes", 48.117, -1.678),
        ("Grenoble", 45.188, 5.724),
        ("Dijon", 47.322, 5.041),
        ("Brest", 48.39, -4.486),
        ("Tours", 47.394, 0.685),
        ("Metz", 49.12, 6.178),
        ("Pau", 43.295, -0.371),
        ("Rouen", 49.443, 1.099),
        ("Nice", 43.71, 7.262),
    ];

    private static readonly string[] Words =
    [
        "Bal folk",
        "Atelier vélo",
        "Chorale",
        "Assemblée",
        "Marche pour l’eau",
        "Troc de graines",
        "Soirée jeux",
        "Café parents",
    ];

    /// <summary>Returns the id of one event that is a page like any other.</summary>
    public static async Task<EventId> FillAsync(string data, int count)
    {
        await using var app = await Host.BuildAsync("http://127.0.0.1:0", data, CancellationToken.None);
        var writer = app.Services.GetRequiredService<Writer>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var random = new Random(7);
        var shown = EventId.New();
        for (var done = 0; done < count; done += 500)
        {
            var batch = Enumerable
                .Range(done, Math.Min(500, count - done))
                .Select(n => Make(n == 0 ? shown : EventId.New(), n, random, now))
                .ToList();
            await writer.Write(
                (db, _) =>
                {
                    db.AddRange(batch);
                    return Task.CompletedTask;
                },
                CancellationToken.None
            );
            await using var scope = app.Services.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<IndexEvents>()
                .These([.. batch.Select(e => e.Id)], CancellationToken.None);
        }
        // What the events call for (reminders, covers) is not done at all: it would run beside what is measured. Nor is the
        // night's round of the search, which has just been made.
        await writer.Write(
            async (db, ct) =>
            {
                await db.Set<JobRow>().ExecuteDeleteAsync(ct);
                await app.Services.GetRequiredService<Later>().PlanIndexing(db, now + Duration.FromDays(1), ct);
            },
            CancellationToken.None
        );
        return shown;
    }

    private static Event Make(EventId id, int n, Random random, Instant now)
    {
        var (city, latitude, longitude) = Cities[random.Next(Cities.Length)];
        var day = now.InUtc().Date.PlusDays(1 + random.Next(365));
        const string Text = "Venez comme vous êtes, avec de quoi manger et de quoi écrire. On prête les outils. ";
        var body = string.Concat(Enumerable.Repeat(Text, 8));
        var made = Event.Announce(
            id,
            $"b{n:x}",
            new EventDetails
            {
                Title = $"{Words[random.Next(Words.Length)]} n° {n}",
                Schedule = Schedule.Of(day, new LocalTime(9 + random.Next(12), 0), null, null, "Europe/Paris"),
                Place = new Place(
                    $"Place {n % 300}",
                    city,
                    latitude + random.NextDouble() / 10,
                    longitude + random.NextDouble() / 10,
                    city
                ),
                Text = body,
                Html = $"<p>{body}</p><ul><li>À plat</li><li>Pour les enfants aussi</li></ul>",
                IsFree = random.Next(3) == 0,
                Accessibility = random.Next(4) == 0 ? Accessibility.Wheelchair : Accessibility.None,
                Capacity = random.Next(2) == 0 ? 100 : null,
            },
            now
        );
        made.Publish(now);
        made.List(now);
        return made;
    }
}
