using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>An account has another address now; the sign-in that proved it keeps the old one for this letter.</summary>
internal sealed record AccountMoved(string Selector);

/// <summary>Tells the address that was left: if its owner did not do it, somebody else did.</summary>
internal sealed class SendMovedLetter(Db db, PostOffice office, Instance instance) : IJob<AccountMoved>
{
    public async Task RunAsync(AccountMoved errand, CancellationToken ct)
    {
        if (await db.Set<SignIn>().FirstOrDefaultAsync(s => s.Selector == errand.Selector, ct) is not { } moved)
            return;
        await office.Send(
            new Letter
            {
                To = EmailAddress.Parse(moved.Email)!,
                Language = moved.Language,
                Kind = "account-moved",
                Solicited = true,
                IsQuiet = false,
                Subject = Words.In(moved.Language)["accounts.letter.moved.subject", ("site", instance.Name)],
                Body = typeof(MovedLetter),
                Errand = $"moved:{moved.Selector}",
            },
            ct
        );
    }
}
