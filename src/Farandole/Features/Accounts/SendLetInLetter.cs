using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Somebody who waited has an account from now on.</summary>
internal sealed class SendLetInLetter(Db db, PostOffice office, Instance instance) : IJob<AccountLetIn>
{
    public async Task RunAsync(AccountLetIn errand, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == errand.Account, ct) is not { } account)
            return;
        await office.Send(
            new Letter
            {
                To = EmailAddress.Parse(account.Email)!,
                Language = account.Language,
                Kind = "account-in",
                Solicited = true,
                IsQuiet = false,
                Subject = Words.In(account.Language)["accounts.letter.let-in.subject", ("site", instance.Name)],
                Body = typeof(LetInLetter),
                With = new Dictionary<string, object?> { [nameof(LetInLetter.Url)] = instance.Absolute("/account") },
                Errand = $"account-in:{account.Id}",
            },
            ct
        );
    }
}
