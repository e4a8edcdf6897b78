using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>
/// What the framework's handler of passkeys asks about accounts: it reads, and we write. Nothing else of its accounts is
/// used, so nothing else of them is here.
/// </summary>
internal sealed class PasskeyStore(Db.Db db) : IUserPasskeyStore<Account>
{
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(userId, out var read) ? new AccountId(read) : default;
        return db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        (
            from passkey in db.Set<Passkey>()
            join account in db.Set<Account>() on passkey.AccountId equals account.Id
            where passkey.CredentialId == credentialId
            select account
        ).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Passkey>()
            .FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken)
            is { } found
            ? Told(found)
            : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(Told)];

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        GetUserNameAsync(user, cancellationToken);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public void Dispose() { }

    private static NotSupportedException Elsewhere() => new("Accounts are written by their feature.");

    private static UserPasskeyInfo Told(Passkey kept) =>
        new(
            kept.CredentialId,
            kept.PublicKey,
            kept.SetOn.AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset(),
            (uint)kept.SignCount,
            transports: null,
            isUserVerified: true,
            isBackupEligible: kept.IsShared,
            isBackedUp: kept.IsShared,
            attestationObject: [],
            clientDataJson: []
        );
}
