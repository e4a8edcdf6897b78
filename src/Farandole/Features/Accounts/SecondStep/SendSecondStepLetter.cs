using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.SecondStep;

/// <summary>Three days after its removal was asked for, if nobody has stopped it since.</summary>
internal sealed record SecondStepOver(AccountId Account, string Removal);

internal sealed class RemoveSecondStep(FactorDesk desk) : IJob<SecondStepOver>
{
    public Task RunAsync(SecondStepOver errand, CancellationToken ct) =>
        desk.Remove(errand.Account, errand.Removal, ct);
}

internal sealed class SendSecondStepOnLetter(SecondStepLetters letters) : IJob<SecondFactorTurnedOn>
{
    public Task RunAsync(SecondFactorTurnedOn errand, CancellationToken ct) =>
        letters.Say(errand.Account, "on", errand.At, ct);
}

internal sealed class SendSecondStepOffLetter(SecondStepLetters letters) : IJob<SecondFactorTurnedOff>
{
    public Task RunAsync(SecondFactorTurnedOff errand, CancellationToken ct) =>
        letters.Say(errand.Account, "off", errand.At, ct);
}

internal sealed class SendRecoveryLetter(SecondStepLetters letters) : IJob<RecoveryCodeUsed>
{
    public Task RunAsync(RecoveryCodeUsed errand, CancellationToken ct) =>
        letters.Say(errand.Account, "recovered", errand.At, ct);
}

internal sealed class SendGuessedLetter(SecondStepLetters letters) : IJob<SecondFactorGuessed>
{
    public Task RunAsync(SecondFactorGuessed errand, CancellationToken ct) =>
        letters.Say(errand.Account, "guessed", errand.At, ct);
}

internal sealed class SendStopRemovalLetter(SecondStepLetters letters) : IJob<SecondFactorRemovalAsked>
{
    public Task RunAsync(SecondFactorRemovalAsked errand, CancellationToken ct) =>
        letters.Say(errand.Account, "removal", errand.At, ct);
}

/// <summary>Tells the owner of an account what becomes of its second step: it may not be they who do it.</summary>
internal sealed class SecondStepLetters(Db db, AccountLetters letters, AddressHash signer, Instance instance)
{
    /// <param name="id">Whose.</param>
    /// <param name="variant"><c>on off recovered guessed removal</c>.</param>
    /// <param name="at">When it happened: one letter for each time.</param>
    /// <param name="ct">Of the job.</param>
    public async Task Say(AccountId id, string variant, Instant at, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return;
        var removal = variant == "removal" ? await Removal(id, ct) : null;
        // Stopped before its letter left.
        if (variant == "removal" && removal is null)
            return;
        await letters.Send<SecondStepLetter>(
            (account.Email, account.Language),
            "second-step",
            $"second-step.{variant}",
            $"second-step:{variant}:{account.Id}:{at.ToUnixTimeMilliseconds()}",
            ct,
            (nameof(SecondStepLetter.Variant), variant),
            (nameof(SecondStepLetter.Moment), Moment(account, removal?.RemovedAt)),
            (
                nameof(SecondStepLetter.Url),
                removal is null ? letters.Page : instance.Absolute(StopRemoval.PathOf(removal.Removal!, signer))
            )
        );
    }

    private Task<SecondFactor?> Removal(AccountId id, CancellationToken ct) =>
        db.Set<SecondFactor>().FirstOrDefaultAsync(f => f.AccountId == id && f.Removal != null, ct);

    private string Moment(Account account, Instant? at) =>
        at is { } moment ? Words.In(account.Language).Moment(moment, instance.Zone) : "";
}
