using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// An account that waits until those who run the instance let its owner in: as long as this row is there, the account
/// opens nothing. Declined, or left unanswered, the account ends with a letter.
/// </summary>
public sealed class AccountRequest : Entity
{
    /// <summary>What somebody may write to those who decide, in characters as people count them.</summary>
    public const int MostOfWord = 500;

    /// <summary>Whoever has waited this long for an answer waits no more.</summary>
    public static readonly Period Patience = Period.FromDays(30);

    private AccountRequest() { }

    public AccountId AccountId { get; private set; }

    /// <summary>Names it in the forms of the desk; opens nothing.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>In UTC, the day only.</summary>
    public LocalDate AskedOn { get; private set; }

    /// <summary>What its owner wants those who decide to know; null when they wrote nothing.</summary>
    public string? Word { get; private set; }

    /// <summary>What whoever declined wrote, until the letter has left.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it was declined or given up; null while it waits.</summary>
    public Instant? ClosedAt { get; private set; }

    public static AccountRequest Begin(AccountId account, LocalDate today) =>
        new()
        {
            AccountId = account,
            Selector = Secret.NewSelector(),
            AskedOn = today,
        };

    /// <summary>Replaces what its owner wrote before.</summary>
    public void Say(string? word) => Word = word;

    /// <summary>The account opens from now on: this row goes with the same writing.</summary>
    public void LetIn(Instant now) => Raise(new AccountLetIn(AccountId, now));

    /// <param name="answer">A word to its owner, if any.</param>
    /// <param name="now">The account ends as soon as its owner is told.</param>
    public void Decline(string? answer, Instant now)
    {
        (Word, Answer, ClosedAt) = (null, answer, now);
        Raise(new AccountDeclined(AccountId, now));
    }

    /// <summary>Nobody has answered for <see cref="Patience"/>: the account ends as soon as its owner is told.</summary>
    public void GiveUp(Instant now)
    {
        (Word, ClosedAt) = (null, now);
        Raise(new AccountUnanswered(AccountId, now));
    }
}
