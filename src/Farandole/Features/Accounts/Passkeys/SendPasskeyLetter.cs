using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Passkeys;

internal sealed class SendPasskeyAddedLetter(PasskeyLetters letters) : IJob<PasskeyAdded>
{
    public Task RunAsync(PasskeyAdded errand, CancellationToken ct) =>
        letters.Say(errand.Account, "added", errand.At, ct);
}

internal sealed class SendPasskeyRemovedLetter(PasskeyLetters letters) : IJob<PasskeyRemoved>
{
    public Task RunAsync(PasskeyRemoved errand, CancellationToken ct) =>
        letters.Say(errand.Account, "removed", errand.At, ct);
}

/// <summary>Tells the owner of an account that a passkey opens it, or no longer does: it may not be they who did it.</summary>
internal sealed class PasskeyLetters(Db db, AccountLetters letters)
{
    public async Task Say(AccountId id, string variant, Instant at, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return;
        await letters.Send<PasskeyLetter>(
            (account.Email, account.Language),
            "passkey",
            $"passkey.{variant}",
            $"passkey:{variant}:{account.Id}:{at.ToUnixTimeMilliseconds()}",
            ct,
            (nameof(PasskeyLetter.Variant), variant),
            (nameof(PasskeyLetter.Url), letters.Page)
        );
    }
}
