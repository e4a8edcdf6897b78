using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts.Apps;

/// <summary>Tells the owner of an account that an app was let in: it may not be they who did it.</summary>
internal sealed class SendAppLetter(Db db, AccountLetters letters) : IJob<AppKeyMade>
{
    public async Task RunAsync(AppKeyMade errand, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == errand.Account, ct) is not { } account)
            return;
        await letters.Send<AppLetter>(
            (account.Email, account.Language),
            "app",
            "app",
            $"app:{account.Id}:{errand.At.ToUnixTimeMilliseconds()}",
            ct,
            (nameof(AppLetter.Url), letters.Page)
        );
    }
}
