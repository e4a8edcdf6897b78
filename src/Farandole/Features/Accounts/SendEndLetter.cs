using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Nobody came to an account for long: asks its owner whether it still serves.</summary>
internal sealed class SendEndLetter(Db db, AccountLetters letters) : IJob<AccountWentQuiet>
{
    public async Task RunAsync(AccountWentQuiet errand, CancellationToken ct)
    {
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == errand.Account && a.WarnedOn != null, ct);
        if (account?.WarnedOn is not { } warned)
            return;
        await letters.Send<EndLetter>(
            (account.Email, account.Language),
            "account-ends",
            "end",
            $"account-ends:{account.Id}:{warned:R}",
            ct,
            (nameof(EndLetter.Day), Words.In(account.Language).Day(warned + Account.FromWarningToEnd)),
            (nameof(EndLetter.Url), letters.Page)
        );
    }
}
