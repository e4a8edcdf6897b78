using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>An account has another address now; the sign-in that proved it keeps the old one for this letter.</summary>
internal sealed record AccountMoved(string Selector);

/// <summary>Tells the address that was left: if its owner did not do it, somebody else did.</summary>
internal sealed class SendMovedLetter(Db db, AccountLetters letters) : IJob<AccountMoved>
{
    public async Task RunAsync(AccountMoved errand, CancellationToken ct)
    {
        if (await db.Set<SignIn>().FirstOrDefaultAsync(s => s.Selector == errand.Selector, ct) is not { } moved)
            return;
        await letters.Send<MovedLetter>(
            (moved.Email, moved.Language),
            "account-moved",
            "moved",
            $"moved:{moved.Selector}",
            ct
        );
    }
}
