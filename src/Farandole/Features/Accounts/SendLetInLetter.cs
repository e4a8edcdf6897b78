using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Somebody who waited has an account from now on.</summary>
internal sealed class SendLetInLetter(Db db, AccountLetters letters) : IJob<AccountLetIn>
{
    public async Task RunAsync(AccountLetIn errand, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == errand.Account, ct) is not { } account)
            return;
        await letters.Send<LetInLetter>(
            (account.Email, account.Language),
            "account-in",
            "let-in",
            $"account-in:{account.Id}",
            ct,
            (nameof(LetInLetter.Url), letters.Page)
        );
    }
}
