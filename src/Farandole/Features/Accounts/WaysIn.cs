using Farandole.Domain.Accounts;
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
    public async Task<WayIn> Of(Db db, SignIn begun, CancellationToken ct)
    {
        var isInvited = begun.Invitation is { } selector && await Find(db, selector, ct) is not null;
        return instance.Registration switch
        {
            Registration.Open => isInvited ? WayIn.Invited : WayIn.Open,
            Registration.Moderated => isInvited ? WayIn.Invited : WayIn.Waits,
            Registration.Invited => isInvited ? WayIn.Invited : WayIn.None,
            Registration.Closed => WayIn.None,
        };
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
