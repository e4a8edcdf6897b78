using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// Somebody whom another site knows, and who signs in here by it: the house where they work, an association's directory.
/// Kept is what recognises them again, not who they are there.
/// </summary>
public sealed class OutsideLink : Entity
{
    /// <summary>Of the name under which the settings know a site.</summary>
    public const int LongestProvider = 40;

    /// <summary>How many an account may have.</summary>
    public const int Most = 20;

    private OutsideLink() { }

    /// <summary>Keyed hash of issuer and subject: never an address, which may change hands.</summary>
    public byte[] Identity { get; private set; } = [];

    public AccountId AccountId { get; private set; }

    /// <summary>Names it in the forms of its owner.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>The site, as the settings name it.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>The day only, in UTC.</summary>
    public LocalDate SetOn { get; private set; }

    /// <summary>The day of the last sign-in by it; null before the first.</summary>
    public LocalDate? UsedOn { get; private set; }

    public static OutsideLink Make(AccountId account, string provider, byte[] identity, Instant now)
    {
        var made = new OutsideLink
        {
            AccountId = account,
            Provider = provider,
            Identity = identity,
            Selector = Secret.NewSelector(),
            SetOn = now.InUtc().Date,
        };
        made.Raise(new OutsideLinked(account, now));
        return made;
    }

    /// <summary>Somebody signed in by it.</summary>
    public void Use(LocalDate today) => UsedOn = today;

    /// <summary>It signs in no more: this row goes with the same writing.</summary>
    public void TakeAway(Instant now) => Raise(new OutsideUnlinked(AccountId, now));
}
