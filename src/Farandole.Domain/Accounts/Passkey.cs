using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// A key that lies in a device of an account's owner, or in their password manager, and signs in once it has recognised
/// them (WebAuthn level 3). Here is what checks its signatures, which opens nothing.
/// </summary>
public sealed class Passkey : Entity
{
    /// <summary>WebAuthn level 3, 5.1: at most 1023 bytes.</summary>
    public const int LongestId = 1_023;

    public const int LongestPublicKey = 1_024;

    /// <summary>How many an account may have.</summary>
    public const int Most = 20;

    private Passkey() { }

    /// <summary>As its device made it.</summary>
    public byte[] CredentialId { get; private set; } = [];

    public AccountId AccountId { get; private set; }

    /// <summary>Names it in the forms of its owner.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>In the form of COSE (RFC 9052).</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>How often it has signed, where its device counts: one that goes back has been copied.</summary>
    public long SignCount { get; private set; }

    /// <summary>Whether it may lie in several devices.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The device that it was made on, as that called itself.</summary>
    public string? Device { get; private set; }

    /// <summary>The day only, in UTC.</summary>
    public LocalDate SetOn { get; private set; }

    /// <summary>The day of the last sign-in with it; null before the first.</summary>
    public LocalDate? UsedOn { get; private set; }

    public static Passkey Make(AccountId account, byte[] credentialId, byte[] publicKey, Instant now)
    {
        var made = new Passkey
        {
            AccountId = account,
            CredentialId = credentialId,
            PublicKey = publicKey,
            Selector = Secret.NewSelector(),
            SetOn = now.InUtc().Date,
        };
        made.Raise(new PasskeyAdded(account, now));
        return made;
    }

    /// <summary>What its device said when it was made.</summary>
    public Passkey From(string? device, bool isShared, long signCount)
    {
        (Device, IsShared, SignCount) = (device, isShared, signCount);
        return this;
    }

    /// <summary>Somebody signed in with it.</summary>
    public void Use(long signCount, LocalDate today) => (SignCount, UsedOn) = (signCount, today);

    /// <summary>It signs in no more: this row goes with the same writing.</summary>
    public void TakeAway(Instant now) => Raise(new PasskeyRemoved(AccountId, now));
}
