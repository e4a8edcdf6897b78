using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Outside;

internal sealed class SendOutsideLinkedLetter(OutsideLetters letters) : IJob<OutsideLinked>
{
    public Task RunAsync(OutsideLinked errand, CancellationToken ct) =>
        letters.Say(errand.Account, "added", errand.At, ct);
}

internal sealed class SendOutsideUnlinkedLetter(OutsideLetters letters) : IJob<OutsideUnlinked>
{
    public Task RunAsync(OutsideUnlinked errand, CancellationToken ct) =>
        letters.Say(errand.Account, "removed", errand.At, ct);
}

/// <summary>Tells the owner of an account that another site opens it, or no longer does: it may not be they who did it.</summary>
internal sealed class OutsideLetters(Db db, AccountLetters letters)
{
    public async Task Say(AccountId id, string variant, Instant at, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return;
        await letters.Send<OutsideLetter>(
            (account.Email, account.Language),
            "outside",
            $"outside.{variant}",
            $"outside:{variant}:{account.Id}:{at.ToUnixTimeMilliseconds()}",
            ct,
            (nameof(OutsideLetter.Variant), variant),
            (nameof(OutsideLetter.Url), letters.Page)
        );
    }
}
