using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Somebody who waited is declined: they are told, and nothing of them stays.</summary>
internal sealed class SendRefusalLetter(Farewell farewell) : IJob<AccountDeclined>
{
    public Task RunAsync(AccountDeclined errand, CancellationToken ct) => farewell.Say(errand.Account, "declined", ct);
}

/// <summary>Somebody has waited for too long: they are told, and nothing of them stays.</summary>
internal sealed class SendUnansweredLetter(Farewell farewell) : IJob<AccountUnanswered>
{
    public Task RunAsync(AccountUnanswered errand, CancellationToken ct) =>
        farewell.Say(errand.Account, "unanswered", ct);
}

/// <summary>The last letter to an account that was never open. The address goes when the letter has left.</summary>
internal sealed class Farewell(Db db, PostOffice office, Writer writer, Instance instance)
{
    public async Task Say(AccountId id, string variant, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>()
            .FirstOrDefaultAsync(r => r.AccountId == id && r.ClosedAt != null, ct);
        if (request is null)
            return;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == id, ct);
        await office.Send(Letter(account, request, variant), ct);
        await writer.Write((erasing, token) => erasing.Forget(id, token), ct);
    }

    private Letter Letter(Account account, AccountRequest request, string variant) =>
        new()
        {
            To = EmailAddress.Parse(account.Email)!,
            Language = account.Language,
            Kind = "account-declined",
            Solicited = true,
            IsQuiet = false,
            Subject = Words.In(account.Language)[$"accounts.letter.{variant}.subject", ("site", instance.Name)],
            Body = typeof(RefusalLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(RefusalLetter.Variant)] = variant,
                [nameof(RefusalLetter.Answer)] = request.Answer,
            },
            Errand = $"account-declined:{request.Selector}",
        };
}
