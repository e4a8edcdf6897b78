using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Nobody came to an account for long: asks its owner whether it still serves.</summary>
internal sealed class SendEndLetter(Db db, PostOffice office, Instance instance) : IJob<AccountWentQuiet>
{
    public async Task RunAsync(AccountWentQuiet errand, CancellationToken ct)
    {
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == errand.Account && a.WarnedOn != null, ct);
        if (account?.WarnedOn is not { } warned)
            return;
        var words = Words.In(account.Language);
        await office.Send(
            new Letter
            {
                To = EmailAddress.Parse(account.Email)!,
                Language = account.Language,
                Kind = "account-ends",
                Solicited = true,
                IsQuiet = false,
                Subject = words["accounts.letter.end.subject", ("site", instance.Name)],
                Body = typeof(EndLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(EndLetter.Day)] = words.Day(warned + Account.FromWarningToEnd),
                    [nameof(EndLetter.Url)] = instance.Absolute("/account"),
                },
                Errand = $"account-ends:{account.Id}:{warned:R}",
            },
            ct
        );
    }
}
