using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// How often a password was tried for an address, with an account or without: past <see cref="Most"/> in an hour none
/// is right. Letters sign in all the same, so that nobody can lock an owner out.
/// </summary>
public sealed class PasswordTries
{
    public const int Most = 10;

    public static readonly Duration Window = Duration.FromHours(1);

    private PasswordTries() { }

    public byte[] EmailHash { get; private set; } = [];

    public int Tries { get; private set; }

    /// <summary>When the first of them was.</summary>
    public Instant Since { get; private set; }

    public static PasswordTries Begin(byte[] hash, Instant now) => new() { EmailHash = hash, Since = now };

    /// <summary>Counts before anything is looked at: guesses that come at once are as many.</summary>
    /// <returns>Whether this one may still be right.</returns>
    public bool Count(Instant now)
    {
        if (now >= Since + Window)
            (Tries, Since) = (0, now);
        // It goes no further: a row that everybody may push up would overflow one day.
        if (Tries <= Most)
            Tries++;
        return Tries <= Most;
    }
}
