using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
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
internal sealed class Farewell(Db db, AccountLetters letters, Writer writer)
{
    public async Task Say(AccountId id, string variant, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>()
            .FirstOrDefaultAsync(r => r.AccountId == id && r.ClosedAt != null, ct);
        if (request is null)
            return;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == id, ct);
        await letters.Send<RefusalLetter>(
            (account.Email, account.Language),
            "account-declined",
            variant,
            $"account-declined:{request.Selector}",
            ct,
            (nameof(RefusalLetter.Variant), variant),
            (nameof(RefusalLetter.Answer), request.Answer)
        );
        await writer.Write((erasing, token) => erasing.Forget(id, token), ct);
    }
}
