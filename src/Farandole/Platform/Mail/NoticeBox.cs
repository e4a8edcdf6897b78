using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>That a letter has something to say on devices, too.</summary>
/// <param name="Whom">Whose devices.</param>
/// <param name="Text">What the organizers wrote; read on the personal link, never in the notice.</param>
internal sealed record Notice(ParticipationId Whom, string? Text = null);

/// <summary>A notice is to be shown on a device.</summary>
internal sealed record NoticeToShow(long Notice, long Device);

/// <summary>What a letter has become on devices.</summary>
internal enum Told
{
    Not,

    /// <summary>The letter leaves as well.</summary>
    Besides,

    /// <summary>No letter is needed.</summary>
    Instead,
}

/// <summary>Thrown where a notice stands for the letter: the errand that writes it is kept, should no device take the notice.</summary>
internal sealed class ForDevices(Letter letter, NoticeWays ways) : SetAside("It is told on a device.")
{
    public override Task Keep(string job, object errand, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<NoticeBox>().Put(letter, ways, (job, errand), ct);
}

/// <summary>Decides which letters are told on devices, and plans that: each device by itself.</summary>
internal sealed class NoticeBox(IDbContextFactory<Db.Db> open, Writer writer, Later later, IClock clock)
{
    /// <exception cref="ForDevices">It is told on a device, and there is a letter to fall back on.</exception>
    public async Task<Told> Tell(Letter letter, CancellationToken ct)
    {
        if (letter.Notice is not { } notice || !LetterKinds.HasNotice(letter.Kind))
            return Told.Not;
        await using var db = await open.CreateDbContextAsync(ct);
        var mine = await db.Participations.FirstOrDefaultAsync(p => p.Id == notice.Whom, ct);
        if (mine is null || await IsQuiet(db, letter, mine.EmailHash, ct))
            return Told.Not;
        var ways = await NoticeWays.Of(db, mine, ct);
        if (!ways.IsOnDevice)
            return Told.Not;
        var alone = letter.To is null || (ways.Chosen == ToldBy.Device && !LetterKinds.IsVital(letter.Kind));
        var before = await db.Set<NoticeRow>()
            .FirstOrDefaultAsync(n => n.ParticipationId == mine.Id && n.Errand == letter.Errand, ct);
        // Run again: after a crash, or because no device took it.
        if (before is not null)
            return alone && (letter.To is null || before.ToldAt is not null) ? Told.Instead : Told.Besides;
        if (alone && letter.To is not null)
            throw new ForDevices(letter, ways);
        await Put(letter, ways, null, ct);
        return alone ? Told.Instead : Told.Besides;
    }

    /// <param name="letter">What is told.</param>
    /// <param name="ways">On which devices.</param>
    /// <param name="instead">What would write the letter that this stands for.</param>
    /// <param name="ct">Of the job.</param>
    public Task Put(Letter letter, NoticeWays ways, (string Job, object Errand)? instead, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var row = new NoticeRow
                {
                    ParticipationId = letter.Notice!.Whom,
                    Errand = letter.Errand,
                    Kind = letter.Kind,
                    Text = letter.Notice.Text,
                    Job = instead?.Job,
                    Body = instead is { } errand ? FactJson.Write(errand.Errand) : null,
                    At = now,
                };
                db.Add(row);
                // Where no letter is noted, this is: a job that runs twice finds it.
                if (letter.To is null)
                    db.Add(Noted(letter, ways, now));
                await db.SaveChangesAsync(token);
                foreach (var device in ways.Devices)
                    later.Do(db, new NoticeToShow(row.Id, device.Id), now);
            },
            ct
        );

    private static LetterRow Noted(Letter letter, NoticeWays ways, Instant now) =>
        new()
        {
            AddressHash = ways.Hash,
            Kind = letter.Kind,
            EventId = letter.About,
            Solicited = true,
            At = now,
        };

    /// <summary>Of a surprise its guest of honour hears nothing; and who wants only what is urgent wants it on no channel.</summary>
    private static async Task<bool> IsQuiet(Db.Db db, Letter letter, byte[] hash, CancellationToken ct) =>
        (letter.About is { } about && await LetterBudget.IsHonoured(db, about, hash, ct))
        || (
            !LetterKinds.IsVital(letter.Kind)
            && await db.Set<LetterReader>().AnyAsync(r => r.AddressHash == hash && r.Rhythm == Rhythm.Never, ct)
        );
}
