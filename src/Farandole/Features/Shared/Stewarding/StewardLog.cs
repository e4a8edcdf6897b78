using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Stewarding;

/// <summary>What those who run the instance did: each act writes a line, in its own transaction.</summary>
internal static class StewardLog
{
    /// <summary>Inside a transaction.</summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="viewer">Who did it: an account, or who has the key.</param>
    /// <param name="what">The word <c>stewards.note.{what}</c> of the capability.</param>
    /// <param name="about">To what or to whom.</param>
    /// <param name="now">When.</param>
    public static void NoteSteward(this Db db, Viewer viewer, string what, string? about, Instant now) =>
        db.Add(StewardNote.Of(viewer.Office is { IsAwake: true } ? viewer.Account : null, what, about, now));

    /// <summary>Why an account may not end now; null when it may.</summary>
    public static async Task<Reason?> WhyNotEnd(this Db db, AccountId account, CancellationToken ct)
    {
        var role = await db.Set<Steward>()
            .Where(s => s.AccountId == account)
            .Select(s => (StewardRole?)s.Role)
            .FirstOrDefaultAsync(ct);
        return StewardRules.WhyNotLeave(role, null, await db.Administrators().CountAsync(ct));
    }

    /// <summary>Those whose account goes on.</summary>
    public static IQueryable<Steward> Administrators(this Db db) =>
        db.Set<Steward>()
            .Where(s =>
                s.Role == StewardRole.Administrator
                && db.Set<Account>().Any(a => a.Id == s.AccountId && a.ErasedAt == null)
            );
}
