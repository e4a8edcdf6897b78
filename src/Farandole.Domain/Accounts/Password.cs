using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// For an account whose owner wants a password besides the letters: what recognises it, never the password itself.
/// </summary>
public sealed class Password : Entity
{
    private Password() { }

    public AccountId AccountId { get; private set; }

    /// <summary>A PHC string: how it was hashed, the salt, the hash.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The day only, in UTC.</summary>
    public LocalDate SetOn { get; private set; }

    public static Password Set(AccountId account, string hash, LocalDate today, Instant now)
    {
        var made = new Password { AccountId = account };
        made.Change(hash, today, now);
        return made;
    }

    /// <summary>Another password from now on.</summary>
    public void Change(string hash, LocalDate today, Instant now)
    {
        (Hash, SetOn) = (hash, today);
        Raise(new PasswordChanged(AccountId, now));
    }

    /// <summary>The same password, hashed as it is done today.</summary>
    public void Renew(string hash) => Hash = hash;

    /// <summary>None from now on: this row goes with the same writing.</summary>
    public void TakeAway(Instant now) => Raise(new PasswordChanged(AccountId, now));
}
