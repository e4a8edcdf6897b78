using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>An app that showed its key: it may what the key says, and is nobody who signed in.</summary>
/// <param name="Account">Whose key it is.</param>
/// <param name="Profile">Under which face it acts; null for all of them.</param>
/// <param name="Scopes">What it may.</param>
internal sealed record AppOfRequest(AccountId Account, ProfileId? Profile, Scopes Scopes)
{
    /// <summary>Whether it acts under this face.</summary>
    public bool Is(ProfileId? profile) => Profile is null || Profile == profile;
}

/// <summary>Marks the doors that apps may come to, with what their key must allow. At every other door it is no key.</summary>
/// <param name="Scope">What it takes.</param>
/// <param name="IsNeeded">Whether nobody comes without such a key; else the door is open as it is to everybody.</param>
internal sealed record AsksScope(Scope Scope, bool IsNeeded);

internal static class Apps
{
    private static readonly byte[] NoHash = new byte[32];

    /// <summary>Whether this has the look of an app's key, whatever it opens.</summary>
    public static bool IsAppKey(string? shown) =>
        shown?.StartsWith($"{AppKey.Type}1_", StringComparison.Ordinal) == true;

    /// <summary>Null for a key that is unknown, taken back, or over, and while its owner waits to be let in.</summary>
    public static async Task<AppKey?> FindApp(this Db.Db db, string? shown, LocalDate today, CancellationToken ct)
    {
        if (Secret.Parse(shown, AppKey.Type) is not { } secret)
            return null;
        var key = await db.Set<AppKey>()
            .Where(k => k.Selector == secret.Selector && !db.Set<AccountRequest>().Any(r => r.AccountId == k.AccountId))
            // Nor by an app does somebody come in whom the instance keeps away.
            .Where(k => !db.Set<Block>().Any(b => b.ByInstance && b.Account == k.AccountId))
            .FirstOrDefaultAsync(ct);
        if (key is null)
            _ = secret.Opens(NoHash);
        return key?.Opens(secret, today) == true ? key : null;
    }

    /// <summary>Notes the day: no finer, and once.</summary>
    public static Task Use(this Db.Db db, AppKey key, LocalDate today, CancellationToken ct) =>
        db.Set<AppKey>()
            .Where(k => k.Selector == key.Selector)
            .ExecuteUpdateAsync(s => s.SetProperty(k => k.UsedOn, today), ct);

    /// <summary>The same grant as for its owner where they speak for who announces the event, and their places in groups.</summary>
    public static async Task<Viewer> ViewerOf(
        this Db.Db db,
        AppKey key,
        EventId? named,
        LocalDate today,
        CancellationToken ct
    )
    {
        var app = new AppOfRequest(key.AccountId, key.ProfileId, key.Scopes);
        var memberships = await db.MembershipsOf(key.AccountId, today, ct);
        var viewer = new Viewer([new Grant(GrantKind.App, null, null, null, key.Name)])
        {
            App = app,
            Memberships = [.. memberships.Where(m => app.Is(m.Profile))],
        };
        return named is { } about && await db.HostGrantOf(viewer, about, ct) is { } grant
            ? viewer with
            {
                Grants = viewer.Grants.Add(grant),
            }
            : viewer;
    }
}
