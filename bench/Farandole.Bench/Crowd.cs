using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Domain.Questions;
using Farandole.Features.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Bench;

/// <summary>One event with a great many people, for what is measured of such: an organizer's key comes with it.</summary>
internal static class Crowd
{
    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var (id, _) = await FillAsync(folder.Path, people: 500, voices: 100);
        var page = $"/events/{id}";
        report.Add(
            "event page with 500 answers, 100 questions, 100 lines, rendered afresh, one core",
            "≥ 500 req/s",
            $"{await Pages.RateAsync(folder.Path, page, ("PageCache__Disabled", "true")):F0} req/s"
        );
        report.Add("the same from the cache", "≥ 10,000 req/s", $"{await Pages.RateAsync(folder.Path, page):F0} req/s");

        using var other = new Folder();
        var (heard, _) = await FillAsync(other.Path, people: 1, voices: 0, heard: 500);
        report.Add(
            "event page with 500 comments from other servers, from the cache, one core",
            "≥ 10,000 req/s",
            $"{await Pages.RateAsync(other.Path, $"/events/{heard}"):F0} req/s"
        );
        report.Add(
            "the page of all of them, from the cache, one core",
            "≥ 10,000 req/s",
            $"{await Pages.RateAsync(other.Path, $"/events/{heard}/questions"):F0} req/s"
        );
    }

    /// <param name="data">An empty folder.</param>
    /// <param name="people">Confirmed answers, whose names everybody may see.</param>
    /// <param name="voices">Questions with answers, and lines of the bring list of which somebody took on one.</param>
    /// <param name="heard">Questions that people on other servers asked under it, each by somebody else.</param>
    public static async Task<(EventId Id, string Key)> FillAsync(string data, int people, int voices, int heard = 0)
    {
        await using var app = await Host.BuildAsync("http://127.0.0.1:0", data, CancellationToken.None);
        var writer = app.Services.GetRequiredService<Writer>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var made = Announced(now);
        var (key, secret) = EventKey.Make(made.Id, KeyKind.Organizer, null, "fr", now);
        await writer.Write(
            (db, _) =>
            {
                db.AddRange(made, key);
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        for (var done = 0; done < people; done += 500)
        {
            var some = Enumerable.Range(done, Math.Min(500, people - done));
            await writer.Write((db, _) => Come(db, made, some, app.Services, now), CancellationToken.None);
        }
        if (voices > 0)
            await writer.Write((db, ct) => Speak(db, made.Id, voices, now, ct), CancellationToken.None);
        if (heard > 0)
            await writer.Write((db, ct) => Hear(db, made.Id, heard, now, ct), CancellationToken.None);
        await writer.Write((db, ct) => Settle(db, made.Id, people, ct), CancellationToken.None);
        return (made.Id, secret.Reveal());
    }

    private static Event Announced(Instant now)
    {
        var day = now.InUtc().Date.PlusDays(60);
        var details = new EventDetails
        {
            Title = "Grande marche pour l’eau",
            Schedule = Schedule.Of(day, new LocalTime(14, 0), null, null, "Europe/Paris"),
            Text = "Venez comme vous êtes.",
            Html = "<p>Venez comme vous êtes.</p>",
            Visibility = Visibility.Unlisted,
        };
        var made = Event.Announce(EventId.New(), "crowd", details, now);
        made.Publish(now);
        return made;
    }

    private static Task Come(Db db, Event made, IEnumerable<int> numbers, IServiceProvider services, Instant now)
    {
        var (hashes, tickets) = (services.GetRequiredService<AddressHash>(), services.GetRequiredService<Tickets>());
        foreach (var n in numbers)
        {
            var address = EmailAddress.Parse($"p{n}@example.org")!;
            var code = n.ToString("D6", CultureInfo.InvariantCulture);
            var given = new NewAnswer(
                Domain.Participations.Answer.Coming,
                1,
                address,
                hashes.Of(address),
                tickets.New(),
                code
            )
            {
                Name = $"Personne {n}",
                Exposure = Exposure.All,
            };
            var answer = Participation.Request(made, given, now);
            answer.Confirm(now);
            // Nobody is told: what follows from an answer is measured by itself.
            answer.TakeFacts();
            db.Add(answer);
        }
        return Task.CompletedTask;
    }

    private static async Task Speak(Db db, EventId id, int voices, Instant now, CancellationToken ct)
    {
        var board = await db.BoardToChange(id, ct);
        db.Add(NeedList.Open(id, now));
        for (var n = 0; n < voices; n++)
        {
            var question = Question.Ask(new(id, $"Peut-on venir avec {n} personnes ?"), QuestionPolicy.AtOnce, now);
            question.Reply("Oui, bien sûr.", "<p>Oui, bien sûr.</p>", null, now);
            var need = Need.Add(id, new NeedDetails(NeedKind.Thing, $"Salade n° {n}") { Wanted = 3 }, null, now);
            var (claimant, _) = Claimant.Named(id, $"Prénom {n}", now);
            db.AddRange(question, need, claimant, Claim.Make(need, claimant.Id, null, 1, null, now));
            db.Entry(need).Property(x => x.Claimed).CurrentValue = 1;
        }
        await db.Recount(board, ct);
    }

    private static async Task Hear(Db db, EventId id, int heard, Instant now, CancellationToken ct)
    {
        var board = await db.BoardToChange(id, ct);
        for (var n = 0; n < heard; n++)
        {
            var actor = $"https://there.example/users/p{n}";
            var from = new AskedFrom($"p{n}@there.example", $"{actor}/notes/1");
            var asked = new NewQuestion(id, $"Peut-on venir avec {n} personnes ?") { From = from };
            var question = Question.Ask(asked, QuestionPolicy.AtOnce, now);
            db.AddRange(
                Somebody(actor, from.Handle, now),
                question,
                new RemoteQuestionRow
                {
                    QuestionId = question.Id,
                    Actor = actor,
                    Note = from.Page,
                }
            );
        }
        await db.Recount(board, ct);
    }

    private static RemoteActorRow Somebody(string actor, string handle, Instant now) =>
        new()
        {
            Address = actor,
            Host = "there.example",
            Kind = "Person",
            Handle = handle,
            Name = handle,
            Page = actor,
            Inbox = $"{actor}/inbox",
            FetchedAt = now,
        };

    /// <summary>Counts, and leaves nothing to be done beside what is measured.</summary>
    private static async Task Settle(Db db, EventId id, int people, CancellationToken ct)
    {
        await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(e => e.PeopleComing, people).SetProperty(e => e.SeatsTaken, people),
                ct
            );
        await db.Set<JobRow>().ExecuteDeleteAsync(ct);
    }
}
