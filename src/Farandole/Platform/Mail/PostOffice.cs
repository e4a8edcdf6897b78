using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using MailKit.Net.Smtp;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>Writes letters and sends them, as far as <see cref="LetterBudget"/> allows.</summary>
internal sealed partial class PostOffice(
    LetterBudget budget,
    DigestBox digests,
    NoticeBox notices,
    Writer writer,
    Mailer mailer,
    LetterComposer composer,
    AddressHash hashes,
    IClock clock,
    ILogger<PostOffice> log
) : IDisposable
{
    /// <summary>What anybody may ask for leaves one by one, so that no two letters take the last place of a day.</summary>
    private readonly SemaphoreSlim unasked = new(1, 1);

    /// <summary>What the work under way has written, where its letters are put together instead of sent.</summary>
    private readonly AsyncLocal<List<Letter>?> gathering = new();

    /// <summary>Returns whether it was sent; false is no error.</summary>
    /// <exception cref="NotYet">It waits for its turn: the job that wrote it runs again.</exception>
    /// <exception cref="ForDigest">It waits for the summary: the job that wrote it runs again for that.</exception>
    /// <exception cref="ForDevices">It is told on a device: the job that wrote it runs again if none takes it.</exception>
    public async Task<bool> Send(Letter letter, CancellationToken ct)
    {
        // A summary holds what was told on devices long ago, if at all.
        if (gathering.Value is null && await notices.Tell(letter, ct) is Told.Instead)
            return true;
        if (letter.To is not { } to)
            return false;
        if (letter.Solicited || budget.IsLifted)
            return await Deliver(letter, to, ct);
        await unasked.WaitAsync(ct);
        try
        {
            return await Deliver(letter, to, ct);
        }
        finally
        {
            unasked.Release();
        }
    }

    /// <summary>The letters that this work would send, none of them sent.</summary>
    public async Task<IReadOnlyList<Letter>> Gather(Func<Task> work)
    {
        List<Letter> letters = [];
        gathering.Value = letters;
        await work();
        return letters;
    }

    public void Dispose() => unasked.Dispose();

    private async Task<bool> Deliver(Letter letter, EmailAddress to, CancellationToken ct)
    {
        var hash = hashes.Of(to);
        var passage = await budget.Ask(letter, hash, ct);
        if (passage == Passage.HeldBack)
            return false;
        // Asked anew for each part: who got none of a letter by itself gets none of it in a summary.
        if (gathering.Value is { } gathered)
        {
            gathered.Add(letter);
            return true;
        }
        if (await MayWait(letter, hash, ct))
            return false;
        try
        {
            await mailer.Send(await composer.Compose(letter, to), ct);
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            LogReturned((int)refusal.StatusCode);
            if (await Note(letter, LetterBudget.Returned, hash, passage, ct))
                return false;
            throw;
        }
        await Note(letter, letter.Kind, hash, passage, ct);
        foreach (var part in letter.Parts)
            await Note(part, part.Kind, hash, passage, ct);
        return true;
    }

    /// <summary>Whether its reader does not want it.</summary>
    /// <exception cref="ForDigest">They want it with the others.</exception>
    private async Task<bool> MayWait(Letter letter, byte[] hash, CancellationToken ct)
    {
        if (LetterKinds.Of(letter.Kind) != Weight.Useful)
            return false;
        if (await digests.Due(letter, hash, ct) is not { } due)
            return true;
        return due > clock.GetCurrentInstant() ? throw new ForDigest(hash, due) : false;
    }

    /// <summary>The server says that nobody has this address, or that it takes nothing for it, now or later.</summary>
    private static bool IsForGood(SmtpCommandException refusal) =>
        refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refusal.StatusCode >= 500;

    /// <summary>Returns whether the address is left alone from now on.</summary>
    private Task<bool> Note(Letter letter, string kind, byte[] hash, Passage passage, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                db.Add(
                    new LetterRow
                    {
                        AddressHash = hash,
                        Kind = kind,
                        EventId = letter.About,
                        Solicited = letter.Solicited,
                        ToStranger = passage == Passage.ToStranger,
                        At = clock.GetCurrentInstant(),
                    }
                );
                if (kind != LetterBudget.Returned)
                    return false;
                await db.SaveChangesAsync(token);
                return await LetterBudget.IsReturned(db, hash, token);
            },
            ct
        );

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail server refused a letter for good ({Code}).")]
    private partial void LogReturned(int code);
}
