using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Passkeys;

/// <summary>Gives out challenges, each of which serves once, and looks at what passkeys make of them.</summary>
internal sealed class PasskeyDesk(Writer writer, Db db, PasskeyChecks checks, Reader reader, IClock clock)
{
    public async Task<Challenge> BeginMaking(AccountId account, HttpContext context, CancellationToken ct)
    {
        var owner = await db.Set<Account>().FirstAsync(a => a.Id == account, ct);
        var entity = new PasskeyUserEntity
        {
            Id = account.ToString(),
            Name = owner.Email,
            DisplayName = owner.Email,
        };
        var made = await checks.Handler.MakeCreationOptionsAsync(entity, context);
        return new(await Keep(account, made.AttestationState!, ct), Read(made.CreationOptionsJson));
    }

    /// <summary>For whoever holds any passkey of this instance: whose it is, the device says.</summary>
    public async Task<Challenge> BeginEntering(HttpContext context, CancellationToken ct)
    {
        var made = await checks.Handler.MakeRequestOptionsAsync(user: null, context);
        return new(await Keep(null, made.AssertionState!, ct), Read(made.RequestOptionsJson));
    }

    /// <returns>Whether the account has this passkey now.</returns>
    public async Task<bool> Make(AccountId account, Signed signed, string? device, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await Take(signed.Ceremony, account, ct) is not { } state)
            return false;
        var result = await checks.Handler.PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = signed.Credential,
                AttestationState = state,
            }
        );
        if (!result.Succeeded || !Fits(result.Passkey))
            return false;
        var now = clock.GetCurrentInstant();
        var made = Passkey
            .Make(account, result.Passkey.CredentialId, result.Passkey.PublicKey, now)
            .From(device, result.Passkey.IsBackupEligible, result.Passkey.SignCount);
        return await writer.Write((adding, token) => Add(adding, made, token), ct);
    }

    /// <returns>Whose account it opens; null for whatever reason.</returns>
    public async Task<AccountId?> Enter(Signed signed, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await Take(signed.Ceremony, makes: null, ct) is not { } state)
            return null;
        var result = await checks.Handler.PerformAssertionAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = signed.Credential,
                AssertionState = state,
            }
        );
        return
            result is { Succeeded: true, Passkey: { IsUserVerified: true } shown, User: { } owner }
            && await writer.Write((entering, token) => Use(entering, owner.Id, shown, token), ct)
            ? owner.Id
            : null;
    }

    public Task TakeAway(AccountId account, string selector, CancellationToken ct) =>
        writer.Write(
            async (removing, token) =>
            {
                var kept = await removing
                    .Set<Passkey>()
                    .AsTracking()
                    .FirstOrDefaultAsync(p => p.AccountId == account && p.Selector == selector, token);
                if (kept is null)
                    return;
                kept.TakeAway(clock.GetCurrentInstant());
                removing.Remove(kept);
            },
            ct
        );

    private static bool Fits(UserPasskeyInfo made) =>
        made.IsUserVerified
        && made.CredentialId.Length <= Passkey.LongestId
        && made.PublicKey.Length <= Passkey.LongestPublicKey;

    private static async Task<bool> Add(Db adding, Passkey made, CancellationToken ct)
    {
        var isKnown = await adding.Set<Passkey>().AnyAsync(p => p.CredentialId == made.CredentialId, ct);
        var have = await adding.Set<Passkey>().CountAsync(p => p.AccountId == made.AccountId, ct);
        if (isKnown || have >= Passkey.Most)
            return false;
        adding.Add(made);
        return true;
    }

    private async Task<bool> Use(Db entering, AccountId owner, UserPasskeyInfo shown, CancellationToken ct)
    {
        var (today, id) = (clock.GetCurrentInstant().InUtc().Date, shown.CredentialId);
        var kept = await entering
            .Set<Passkey>()
            .AsTracking()
            .FirstOrDefaultAsync(p => p.AccountId == owner && p.CredentialId == id, ct);
        if (kept is null)
            return false;
        kept.Use(shown.SignCount, today);
        var account = await entering.Set<Account>().AsTracking().FirstAsync(a => a.Id == owner, ct);
        account.Visit(today, reader.Language);
        return true;
    }

    private Task<string> Keep(AccountId? makes, string state, CancellationToken ct) =>
        writer.Write(
            (keeping, _) =>
            {
                var begun = PasskeyCeremony.Begin(makes, state, clock.GetCurrentInstant());
                keeping.Add(begun);
                return Task.FromResult(begun.Selector);
            },
            ct
        );

    /// <returns>The challenge, for this once; null when it was for something else, was used or is too old.</returns>
    private Task<string?> Take(string ceremony, AccountId? makes, CancellationToken ct) =>
        writer.Write(
            async (taking, token) =>
            {
                var begun = await taking
                    .Set<PasskeyCeremony>()
                    .AsTracking()
                    .FirstOrDefaultAsync(c => c.Selector == ceremony, token);
                if (begun is null)
                    return null;
                taking.Remove(begun);
                return begun.IsOpen(clock.GetCurrentInstant()) && begun.Makes == makes ? begun.State : null;
            },
            ct
        );

    private static JsonElement Read(string json)
    {
        using var read = JsonDocument.Parse(json);
        return read.RootElement.Clone();
    }
}

/// <summary>What a browser hands to its passkeys.</summary>
/// <param name="Ceremony">Names it, to bring the answer back.</param>
/// <param name="Options">As WebAuthn writes them down.</param>
internal sealed record Challenge(string Ceremony, JsonElement Options);

/// <summary>What came of it.</summary>
/// <param name="Ceremony">Which challenge.</param>
/// <param name="Credential">As WebAuthn writes it down.</param>
internal sealed record Signed(string Ceremony, string Credential)
{
    public static async Task<Signed> Of(HttpRequest request, CancellationToken ct)
    {
        var form = await Platform.Web.SentForm.ReadSentForm(request, ct);
        return new(form["ceremony"].ToString(), form["credential"].ToString());
    }
}
