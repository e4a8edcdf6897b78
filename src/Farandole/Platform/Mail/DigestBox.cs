using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>The moment has come to send somebody what waits for them.</summary>
internal sealed record DigestDue(long Reader);

/// <summary>Thrown where a letter can wait: the errand that writes it is kept for the summary of its reader.</summary>
internal sealed class ForDigest(byte[] address, Instant due) : SetAside("It leaves with the summary.")
{
    public override Task Keep(string job, object errand, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DigestBox>().Put(address, job, errand, due, ct);
}

/// <summary>What is not urgent waits here, for each address apart, and leaves once a day at most.</summary>
internal sealed class DigestBox(
    IDbContextFactory<Db.Db> open,
    Writer writer,
    Later later,
    Instance instance,
    IClock clock
)
{
    /// <summary>When a letter of that kind may leave; null when its reader wants none.</summary>
    public async Task<Instant?> Due(Letter letter, byte[] address, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await open.CreateDbContextAsync(ct);
        var reader = await db.Set<LetterReader>().FirstOrDefaultAsync(r => r.AddressHash == address, ct);
        var due = await Next(db, reader ?? new() { AddressHash = address, At = now }, now, ct);
        return due > now && letter.About is { } about && await ComesTooLate(db, about, due.Value, now, ct) ? now : due;
    }

    public Task Put(byte[] address, string job, object errand, Instant due, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var reader = await Of(db, address, token);
                db.Add(
                    new DigestItem
                    {
                        ReaderId = reader.Id,
                        Job = job,
                        Body = FactJson.Write(errand),
                    }
                );
                await Plan(db, reader.Id, due, move: false, token);
            },
            ct
        );

    /// <summary>What waits follows the choice; who wants nothing more loses it.</summary>
    /// <param name="address">Its hash.</param>
    /// <param name="rhythm">How often.</param>
    /// <param name="hour">Null: as before.</param>
    /// <param name="ct">Of the request.</param>
    public Task Choose(byte[] address, Rhythm rhythm, int? hour, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var reader = await Of(db, address, token);
                (reader.Rhythm, reader.Hour, reader.At) = (rhythm, hour ?? reader.Hour, now);
                var waiting = db.Set<DigestItem>().Where(i => i.ReaderId == reader.Id);
                if (await Next(db, reader, now, token) is not { } due)
                    await waiting.ExecuteDeleteAsync(token);
                else if (await waiting.AnyAsync(token))
                    await Plan(db, reader.Id, due, move: true, token);
            },
            ct
        );

    public Task Plan(Db.Db db, long reader, Instant due, bool move, CancellationToken ct) =>
        later.DoOnce(db, Key(reader), new DigestDue(reader), due, move, ct);

    /// <summary>When what waits for this reader leaves; null where nothing waits, or it is leaving.</summary>
    public static Task<Instant?> Leaves(Db.Db db, LetterReader reader, CancellationToken ct)
    {
        var key = Key(reader.Id);
        return db.Set<JobRow>().Where(j => j.Key == key).Select(j => (Instant?)j.DueAt).FirstOrDefaultAsync(ct);
    }

    private static string Key(long reader) => $"digest:{reader}";

    private async Task<Instant?> Next(Db.Db db, LetterReader reader, Instant now, CancellationToken ct)
    {
        var last = await db.Set<LetterRow>()
            .Where(l => l.AddressHash == reader.AddressHash && l.Kind == LetterKinds.Digest)
            .MaxAsync(l => (Instant?)l.At, ct);
        return DigestTimes.Next(reader.Rhythm, reader.Hour, Zones.Of(instance.Zone), last, now);
    }

    /// <summary>The reader with this address, made now if need be; in the transaction of the caller.</summary>
    private async Task<LetterReader> Of(Db.Db db, byte[] address, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO letter_readers (address_hash, rhythm, hour, at)
            VALUES ({address}, {nameof(Rhythm.Daily)}, {LetterReader.UsualHour}, {now}) ON CONFLICT DO NOTHING
            """,
            ct
        );
        return await db.Set<LetterReader>().AsTracking().FirstAsync(r => r.AddressHash == address, ct);
    }

    private static async Task<bool> ComesTooLate(
        Db.Db db,
        EventId about,
        Instant due,
        Instant now,
        CancellationToken ct
    ) =>
        await db.AllEvents.Where(e => e.Id == about).Select(e => new { e.StartsAt, e.EndsAt }).FirstOrDefaultAsync(ct)
            is { } times
        && DigestTimes.ComesTooLate(times.StartsAt, times.EndsAt, due, now);
}
