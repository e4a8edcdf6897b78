using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Reports;

/// <summary>What those who run the instance do about reports; who did it stands in the log of the site.</summary>
internal sealed class ReportDesk(Writer writer, Later later, Deliveries deliveries, Instance instance, IClock clock)
{
    /// <summary>Somebody here tells of something, here or on another server.</summary>
    public Task Make(Reported about, string? word, CancellationToken ct)
    {
        var made = Report.Here(about.Actor, about.Path, word, clock.GetCurrentInstant());
        return writer.Write(
            async (db, token) =>
            {
                var alike = db.Set<Report>()
                    .Where(r => r.Server == null && r.Path == about.Path && r.TreatedAt == null);
                if (await alike.CountAsync(token) >= Report.MostOfOne)
                    return;
                db.Add(made);
                db.AddRange(
                    new[] { about.Actor, about.Address }
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                        .Select(a => new ReportedThing(made.Id, a))
                );
                await later.TellOf(db, made, token);
            },
            ct
        );
    }

    /// <returns>Whether there is such a report.</returns>
    public Task<bool> Treat(Guid id, string? note, Viewer viewer, CancellationToken ct) =>
        Change(id, viewer, "treated", (report, now) => report.Treat(note, now), ct);

    public Task<bool> Reopen(Guid id, Viewer viewer, CancellationToken ct) =>
        Change(id, viewer, "untreated", (report, _) => report.Reopen(), ct);

    /// <summary>
    /// Hands it on to the server that it is about, by the instance (AS2 "Flag"): who told of it is named nowhere, and the words
    /// are those that were looked at before.
    /// </summary>
    public async Task<bool> Forward(Guid id, string word, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var isDone = await writer.Write(
            async (db, token) =>
            {
                if (await Find(db, id, token) is not { Actor: { } actor } report)
                    return false;
                var who = await db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == actor, token);
                if (who is null || !report.Forward(now))
                    return false;
                var things = await db.Set<ReportedThing>()
                    .Where(t => t.ReportId == id)
                    .Select(t => t.Address)
                    .ToListAsync(token);
                deliveries.Add(db, instance.Relay(), Said(who, things, word), [who.SharedInbox ?? who.Inbox]);
                db.NoteSteward(viewer, "forwarded", who.Host, now);
                return true;
            },
            ct
        );
        deliveries.Ring();
        return isDone;
    }

    private Activity Said(RemoteActorRow who, List<string> things, string word)
    {
        var relay = instance.Relay().Address;
        // Who it is stands first: Mastodon and Mobilizon look for it there.
        return Activity.Flag(
            $"{relay}/reports/{Guid.NewGuid()}",
            relay,
            [who.Address, .. things.Except([who.Address])],
            word
        ) with
        {
            To = [who.Address],
        };
    }

    private Task<bool> Change(Guid id, Viewer viewer, string what, Action<Report, Instant> change, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await Find(db, id, token) is not { } report)
                    return false;
                change(report, now);
                db.NoteSteward(viewer, what, null, now);
                return true;
            },
            ct
        );
    }

    private static Task<Report?> Find(Db db, Guid id, CancellationToken ct) =>
        db.Set<Report>().AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
}
