using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>What may become of a letter.</summary>
internal enum Passage
{
    /// <summary>It does not leave, and nobody is told: else an address could be tried out.</summary>
    HeldBack,

    ToKnown,

    /// <summary>To an address that nobody ever confirmed.</summary>
    ToStranger,
}

/// <summary>
/// Whom letters may go to, and how many: nobody who asked never to be written to or whose mail server refused for good,
/// few to each address, and of those to strangers as many a day as keep the instance's good name with mail servers.
/// </summary>
internal sealed class LetterBudget(
    IDbContextFactory<Db.Db> open,
    MailSettings settings,
    IConfiguration configuration,
    IWebHostEnvironment environment,
    IClock clock
)
{
    /// <summary>The kind of the row of a letter that its server refused for good.</summary>
    public const string Returned = "returned";

    /// <summary>Refusals for good after which an address is left alone, as long as they are remembered.</summary>
    public const int MostReturned = 2;

    /// <summary>To an address that never confirmed anything, whatever is asked in its name.</summary>
    private const int ToStrangerADay = 1;

    /// <summary>What proves an address to an account holds ten minutes: it may be needed again.</summary>
    private const string Proof = "sign-in";

    /// <summary>To a known address, of the letters that anybody can ask for in its name.</summary>
    private const int AskedForADay = 3;

    /// <summary>To the address of an account: its owner has several devices, and bad days.</summary>
    private const int AskedForByOwnerADay = 12;

    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    /// <summary>For load tests, with the other limits.</summary>
    public bool IsLifted => Limits.AreLifted(configuration, environment);

    /// <exception cref="NotYet">Strangers have got all the letters of a day: this one waits for its turn.</exception>
    public async Task<Passage> Ask(Letter letter, byte[] hash, CancellationToken ct)
    {
        await using var db = await open.CreateDbContextAsync(ct);
        if (await db.Set<Refusal>().AnyAsync(r => r.AddressHash == hash, ct) || await IsReturned(db, hash, ct))
            return Passage.HeldBack;
        // Of a surprise its guest of honour hears nothing, whoever writes and why.
        if (letter.About is { } about && await IsHonoured(db, about, hash, ct))
            return Passage.HeldBack;
        if (letter.Solicited)
            return Passage.ToKnown;
        var now = clock.GetCurrentInstant();
        var isOwner = await HasAccount(db, hash, ct);
        var isKnown = isOwner || await IsKnown(db, hash, ct);
        var yesterday = now - Day;
        var lately = await db.Set<LetterRow>()
            .CountAsync(l => l.AddressHash == hash && !l.Solicited && l.Kind != Returned && l.At > yesterday, ct);
        var most =
            isOwner ? AskedForByOwnerADay
            : isKnown || letter.Kind == Proof ? AskedForADay
            : ToStrangerADay;
        if (lately >= most)
            return Passage.HeldBack;
        if (isKnown)
            return Passage.ToKnown;
        if (!IsLifted)
            await AwaitTurn(db, now, ct);
        return Passage.ToStranger;
    }

    /// <summary>Whether servers have refused this address so often that the next refusal is the last, or was.</summary>
    public static async Task<bool> IsReturned(Db.Db db, byte[] hash, CancellationToken ct) =>
        await db.Set<LetterRow>().CountAsync(l => l.AddressHash == hash && l.Kind == Returned, ct) >= MostReturned;

    public static Task<bool> IsHonoured(Db.Db db, Domain.Kernel.EventId about, byte[] hash, CancellationToken ct) =>
        db.Set<HonouredRow>().AnyAsync(h => h.EventId == about && h.AddressHash == hash, ct);

    private static Task<bool> HasAccount(Db.Db db, byte[] hash, CancellationToken ct) =>
        db.Set<Account>().AnyAsync(a => a.EmailHash == hash, ct);

    private static async Task<bool> IsKnown(Db.Db db, byte[] hash, CancellationToken ct) =>
        await db.Participations.AnyAsync(p => p.EmailHash == hash && p.ConfirmedAt != null, ct)
        || await db.Keys.AnyAsync(k => k.EmailHash == hash && k.ConfirmedAt != null, ct);

    /// <summary>
    /// Room is made each quarter of an hour and not in between: then those who wait are before whoever comes, oldest first.
    /// </summary>
    private async Task AwaitTurn(Db.Db db, Instant now, CancellationToken ct)
    {
        var quarter = now - Duration.FromTicks(now.ToUnixTimeTicks() % Quarter.BclCompatibleTicks);
        var since = quarter - Day;
        var sent = await db.Set<LetterRow>().CountAsync(l => l.ToStranger && l.At > since, ct);
        if (sent >= settings.StrangersADay)
            throw new NotYet(quarter + Quarter);
    }
}
