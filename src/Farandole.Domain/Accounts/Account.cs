using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// Somebody who wants to find their things again: an address that they proved to be theirs, and nothing else. Nothing
/// public is ever signed with an account.
/// </summary>
public sealed class Account : Entity
{
    /// <summary>How long somebody who asked to be erased may think better of it.</summary>
    public static readonly Duration Regret = Duration.FromDays(7);

    /// <summary>Without a visit for this long its owner is asked whether it still serves (security.md §3.3: 23 months).</summary>
    public static readonly Period UntilWarned = Period.FromMonths(23);

    /// <summary>From the warning to the end: 24 months without a visit in all.</summary>
    public static readonly Period FromWarningToEnd = Period.FromMonths(1);

    private Account() { }

    public AccountId Id { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>Keyed hash of the folded address: no two accounts have the same.</summary>
    public byte[] EmailHash { get; private set; } = [];

    /// <summary>The language that letters are written in.</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>The day only: finer would tell which answers and keys were made by the same person.</summary>
    public LocalDate CreatedOn { get; private set; }

    /// <summary>The day only, for the same reason.</summary>
    public LocalDate SeenOn { get; private set; }

    /// <summary>When its owner was told that it ends unless they come; null while they come.</summary>
    public LocalDate? WarnedOn { get; private set; }

    /// <summary>Whether everything that its address organizes and answered is shown together; only its owner says so.</summary>
    public bool Gathers { get; private set; }

    /// <summary>When it is erased, because its owner asked for it; null otherwise.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <param name="address">Proven to be its owner's.</param>
    /// <param name="hash">Of the address.</param>
    /// <param name="language">Of its letters.</param>
    /// <param name="today">In UTC.</param>
    public static Account Open(EmailAddress address, byte[] hash, string language, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new()
        {
            Id = AccountId.New(),
            Email = address.Value,
            EmailHash = hash,
            Language = language,
            CreatedOn = today,
            SeenOn = today,
        };
    }

    /// <summary>
    /// Whether this is the very address that was proven. The hash is that of a folded address (<c>+tag</c> dropped): it
    /// finds, and proves nothing, since a few mail servers give <c>a+b</c> to somebody else than <c>a</c>.
    /// </summary>
    public bool HasProven(string? address) => string.Equals(address, Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Its owner signed in: it goes on, whatever was planned for want of a visit.</summary>
    public void Visit(LocalDate today, string language) => (SeenOn, WarnedOn, Language) = (today, null, language);

    /// <summary>Goes on under another address, proven as well. What the old one answered stays with the old one.</summary>
    public void MoveTo(EmailAddress address, byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(address);
        (Email, EmailHash) = (address.Value, hash);
    }

    /// <summary>Shows what its address organizes and answered together, or no more.</summary>
    public void Gather(bool wanted) => Gathers = wanted;

    /// <summary>Ends after <see cref="Regret"/>; asked twice, it ends when it was to end the first time.</summary>
    public void AskErasure(Instant now) => ErasedAt ??= now + Regret;

    /// <summary>Thought better of it.</summary>
    public void Keep() => ErasedAt = null;

    /// <summary>Its owner is to be told that it ends for want of a visit.</summary>
    public void Warn(LocalDate today, Instant now)
    {
        WarnedOn = today;
        Raise(new AccountWentQuiet(Id, now));
    }
}
