using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>An account has another password, or none any more: if its owner did not do it, somebody else did.</summary>
internal sealed class SendPasswordLetter(Db db, PostOffice office, Instance instance) : IJob<PasswordChanged>
{
    public async Task RunAsync(PasswordChanged errand, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == errand.Account, ct) is not { } account)
            return;
        var variant = await db.Set<Password>().AnyAsync(p => p.AccountId == errand.Account, ct) ? "kept" : "gone";
        await office.Send(
            new Letter
            {
                To = EmailAddress.Parse(account.Email)!,
                Language = account.Language,
                Kind = "password",
                Solicited = true,
                IsQuiet = false,
                Subject = Words.In(account.Language)[
                    $"accounts.letter.password.{variant}.subject",
                    ("site", instance.Name)
                ],
                Body = typeof(PasswordLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(PasswordLetter.Variant)] = variant,
                    [nameof(PasswordLetter.Url)] = instance.Absolute("/account"),
                },
                Errand = $"password:{account.Id}:{errand.At.ToUnixTimeMilliseconds()}",
            },
            ct
        );
    }
}
