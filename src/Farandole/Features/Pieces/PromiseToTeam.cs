using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>The day before a promised day has come.</summary>
internal sealed record PromiseDue(EventId Event, Instant At);

/// <summary>Plans a word to the team for the morning before each promised day.</summary>
internal sealed class PlanPromises(Writer writer, Later later, IClock clock) : IJob<PromiseMade>
{
    private static readonly LocalTime Morning = new(9, 0);

    public Task RunAsync(PromiseMade fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var promised = await db.AllEvents.FirstAsync(e => e.Id == fact.Event, token);
                var now = clock.GetCurrentInstant();
                foreach (var day in promised.Pieces.All.Select(r => r.PromisedOn).OfType<LocalDate>().Distinct())
                {
                    var at = Zones.Of(promised.Zone).InstantOf(day.PlusDays(-1) + Morning);
                    if (at > now)
                        await later.DoOnce(
                            db,
                            $"promise:{promised.Id}:{at.ToUnixTimeSeconds()}",
                            new PromiseDue(promised.Id, at),
                            at,
                            move: false,
                            token
                        );
                }
            },
            ct
        );
}

/// <summary>Plans a letter for each organizer whose address is confirmed, where the promise is still to be kept.</summary>
internal sealed class TellOfPromise(Writer writer, Later later, IClock clock) : IJob<PromiseDue>
{
    public Task RunAsync(PromiseDue errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var promised = await db.AllEvents.FirstAsync(e => e.Id == errand.Event, token);
                if (promised.DeletedAt is not null || SendPromiseLetter.Due(promised, errand.At).Count == 0)
                    return;
                var keys = await db
                    .Keys.Where(k =>
                        k.EventId == errand.Event
                        && k.Kind == KeyKind.Organizer
                        && k.RevokedAt == null
                        && k.Email != null
                        && k.ConfirmedAt != null
                    )
                    .ToListAsync(token);
                // Somebody with two keys of the same event reads one letter.
                foreach (var key in keys.DistinctBy(k => Convert.ToHexString(k.EmailHash!)))
                    later.Do(db, new PromiseToTell(key.Id, errand.At), clock.GetCurrentInstant());
            },
            ct
        );
}

/// <summary>One organizer is told what was promised for the day after.</summary>
internal sealed record PromiseToTell(KeyId Key, Instant At);

internal sealed class SendPromiseLetter(Db db, PostOffice office, Instance instance, IClock clock) : IJob<PromiseToTell>
{
    public async Task RunAsync(PromiseToTell errand, CancellationToken ct)
    {
        var key = await db.Keys.FirstOrDefaultAsync(k => k.Id == errand.Key && k.RevokedAt == null, ct);
        if (key is not { EventId: { } id } || EmailAddress.Parse(key.Email) is not { } address)
            return;
        var promised = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null, ct);
        if (promised is null || Due(promised, errand.At) is not { Count: > 0 } due)
            return;
        var seen = EventAsSeen.By(Standing.Organizer, promised, clock.GetCurrentInstant());
        var words = Words.In(key.Language);
        var names = due.ConvertAll(r => r.Label ?? words[$"pieces.name.{r.Of.Piece}"]);
        await office.Send(
            new Letter
            {
                To = address,
                Language = key.Language,
                Kind = "promise",
                Solicited = true,
                Subject = words["pieces.letter.promise.subject", ("event", words.InSubject(seen))],
                Body = typeof(PromiseLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(PromiseLetter.Title)] = seen.OutsideTitle,
                    [nameof(PromiseLetter.Names)] = names,
                    [nameof(PromiseLetter.Link)] = instance.Absolute("/manage"),
                },
                About = id,
                IsQuiet = seen.IsQuiet,
                Errand = $"promise:{key.Id}:{errand.At.ToUnixTimeMilliseconds()}",
            },
            ct
        );
    }

    /// <summary>What was promised for the day after and is not known yet.</summary>
    public static List<PieceRule> Due(Event promised, Instant at)
    {
        var tomorrow = at.InZone(Zones.Of(promised.Zone)).Date.PlusDays(1);
        return [.. promised.Pieces.All.Where(r => r.PromisedOn == tomorrow)];
    }
}
