using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>What becomes of somebody who proves an address that has no account.</summary>
internal enum WayIn
{
    Open,

    /// <summary>By an invitation, which counts them.</summary>
    Invited,

    /// <summary>The account waits until a steward lets its owner in.</summary>
    Waits,
    None,
}

/// <summary>How people who have no account come to one here: as the instance is set up, and by invitation.</summary>
internal sealed class WaysIn(Instance instance, IClock clock)
{
    /// <param name="db">To look into.</param>
    /// <param name="invitation">By which they come, whatever has become of it since; null without one.</param>
    /// <param name="ct">Of the request.</param>
    public async Task<WayIn> Of(Db db, string? invitation, CancellationToken ct)
    {
        var isInvited = invitation is not null && await Find(db, invitation, ct) is not null;
        return instance.Registration switch
        {
            Registration.Open => isInvited ? WayIn.Invited : WayIn.Open,
            Registration.Moderated => isInvited ? WayIn.Invited : WayIn.Waits,
            Registration.Invited => isInvited ? WayIn.Invited : WayIn.None,
            Registration.Closed => WayIn.None,
        };
    }

    /// <summary>Opens an account for whoever has proven an address that has none, as the instance is set up.</summary>
    public async Task<(ProofOutcome Outcome, AccountId? Account)> Open(Db db, Newcomer who, CancellationToken ct)
    {
        var way = await Of(db, who.Invitation, ct);
        if (way == WayIn.None)
            return (ProofOutcome.Closed, null);
        var today = clock.GetCurrentInstant().InUtc().Date;
        var made = Account.Open(who.Address, who.Hash, who.Language, today);
        db.Add(made);
        if (way == WayIn.Waits)
            db.Add(AccountRequest.Begin(made.Id, today));
        else if (way == WayIn.Invited)
            (await Find(db, who.Invitation!, ct))?.Use();
        return (way == WayIn.Waits ? ProofOutcome.Waits : ProofOutcome.Welcome, made.Id);
    }

    /// <returns>An invitation by which somebody can still come, followed; null when it is over or never was.</returns>
    public async Task<AccountInvitation?> Find(Db db, string selector, CancellationToken ct)
    {
        if (instance.Registration == Registration.Closed)
            return null;
        var found = await db.Set<AccountInvitation>().AsTracking().FirstOrDefaultAsync(i => i.Selector == selector, ct);
        return found?.IsOpen(Today) == true ? found : null;
    }

    private LocalDate Today => clock.GetCurrentInstant().InZone(Zones.Of(instance.Zone)).Date;
}

/// <summary>Somebody who has proven an address that has no account.</summary>
/// <param name="Address">Theirs.</param>
/// <param name="Hash">Of the address.</param>
/// <param name="Language">Of its letters.</param>
/// <param name="Invitation">By which they come; null without one.</param>
internal sealed record Newcomer(EmailAddress Address, byte[] Hash, string Language, string? Invitation);
