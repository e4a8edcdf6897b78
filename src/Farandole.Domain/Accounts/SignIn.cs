using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// Somebody says that an address is theirs and is to prove it with what a letter brings. The same for an address that has
/// an account, for one that will have one, and for the new address of an account.
/// </summary>
public sealed class SignIn : Entity
{
    /// <summary>ASVS 5.0, 6.5.5: a code sent out of band holds ten minutes at most.</summary>
    public static readonly Duration Length = Duration.FromMinutes(10);

    /// <summary>Wrong codes after which it opens nothing any more: five guesses at 10⁸.</summary>
    public const int MostTries = 5;

    private SignIn() { }

    /// <summary>Names it in addresses and finds it; proves nothing.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>To be proven; after a move the address that was left, which is told of it.</summary>
    public string Email { get; private set; } = "";

    public byte[] EmailHash { get; private set; } = [];

    public string Language { get; private set; } = "fr";

    /// <summary>The account that this is to be the new address of; null to sign in.</summary>
    public AccountId? Moves { get; private set; }

    /// <summary>The invitation that it was begun by, whatever has become of it since; null without one.</summary>
    public string? Invitation { get; private set; }

    public Instant CreatedAt { get; private set; }

    public int Tries { get; private set; }

    public Instant? UsedAt { get; private set; }

    public static SignIn Begin(EmailAddress address, byte[] hash, string language, AccountId? moves, Instant now)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new()
        {
            Selector = Secret.NewSelector(),
            Email = address.Value,
            EmailHash = hash,
            Language = language,
            Moves = moves,
            CreatedAt = now,
        };
    }

    /// <summary>Begun on the page of an invitation.</summary>
    public SignIn By(string invitation)
    {
        Invitation = invitation;
        return this;
    }

    /// <summary>Its address is the account's from now on; the one that was left is still to be told.</summary>
    public void HandOver(string left) => Email = left;

    /// <summary>Whether what the letter brought would still open something.</summary>
    public bool IsOpen(Instant now) => UsedAt is null && Tries < MostTries && now < CreatedAt + Length;

    /// <summary>A try with the right proof uses it up, any other costs one of <see cref="MostTries"/>.</summary>
    /// <returns>Whether the address is proven.</returns>
    public bool Try(bool isRight, Instant now)
    {
        if (!IsOpen(now))
            return false;
        if (isRight)
            UsedAt = now;
        else
            Tries++;
        return isRight;
    }
}
