using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Apps;

/// <summary>The apps that an account has let in: on its own page, and in its own file.</summary>
internal sealed class AppsOfAccount(IClock clock) : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var keys = await (
            from key in db.Set<AppKey>()
            from profile in db.Set<Profile>().Where(p => p.Id == key.ProfileId).DefaultIfEmpty()
            where key.AccountId == mine
            orderby key.MadeOn, key.Selector
            select new { key, profile.Name }
        ).ToListAsync(ct);
        return new(
            typeof(OwnApps),
            new OwnAppsModel([.. keys.Select(k => new OwnApp(k.key, k.Name, k.key.EndsOn < today))]),
            "apps",
            keys.Select(k => new AppData(
                k.key.Name,
                [.. k.key.Scopes.Each().Select(Scopes.NameOf)],
                k.Name,
                k.key.MadeOn.ToString("R", null),
                k.key.EndsOn.ToString("R", null),
                k.key.UsedOn?.ToString("R", null)
            ))
        );
    }

    private sealed record AppData(
        string Name,
        IReadOnlyList<string> Scopes,
        string? Profile,
        string MadeOn,
        string EndsOn,
        string? UsedOn
    );
}

/// <summary>The apps of the account whose page it is.</summary>
public sealed record OwnAppsModel(IReadOnlyList<OwnApp> Apps);

/// <summary>One of them.</summary>
/// <param name="Key">What it was given.</param>
/// <param name="As">The face under which it acts; null for all of them.</param>
/// <param name="IsOver">Its last day has passed.</param>
public sealed record OwnApp(AppKey Key, string? As, bool IsOver);
