using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>An account has another password, or none any more: if its owner did not do it, somebody else did.</summary>
internal sealed class SendPasswordLetter(Db db, AccountLetters letters) : IJob<PasswordChanged>
{
    public async Task RunAsync(PasswordChanged errand, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == errand.Account, ct) is not { } account)
            return;
        var variant = await db.Set<Password>().AnyAsync(p => p.AccountId == errand.Account, ct) ? "kept" : "gone";
        await letters.Send<PasswordLetter>(
            (account.Email, account.Language),
            "password",
            $"password.{variant}",
            $"password:{account.Id}:{errand.At.ToUnixTimeMilliseconds()}",
            ct,
            (nameof(PasswordLetter.Variant), variant),
            (nameof(PasswordLetter.Url), letters.Page)
        );
    }
}
