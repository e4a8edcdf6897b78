using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// For an account whose owner wants a code of their telephone asked for besides each letter and each password (RFC 6238).
/// Begun first, and on from the first code that was right.
/// </summary>
public sealed class SecondFactor : Entity
{
    /// <summary>Past so many wrong codes in <see cref="Window"/> none is right. Recovery codes are: nobody locks an owner out.</summary>
    public const int MostTries = 10;

    public static readonly Duration Window = Duration.FromHours(1);

    /// <summary>From asking that it be removed to its removal: its owner can stop that.</summary>
    public static readonly Duration UntilRemoved = Duration.FromDays(3);

    private SecondFactor() { }

    public AccountId AccountId { get; private set; }

    /// <summary>The secret that the telephone has as well, encrypted.</summary>
    public byte[] Sealed { get; private set; } = [];

    public Instant BegunAt { get; private set; }

    /// <summary>The day when it was turned on, in UTC; null until a code has shown that the telephone has it.</summary>
    public LocalDate? SetOn { get; private set; }

    /// <summary>Of the last code that was right: RFC 6238, 5.2: none serves twice.</summary>
    public long LastStep { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When the first of the tries was.</summary>
    public Instant TriedSince { get; private set; }

    /// <summary>The day when its owner was last told that somebody guesses.</summary>
    public LocalDate? ToldOn { get; private set; }

    /// <summary>Names the removal that was asked for; null when none was.</summary>
    public string? Removal { get; private set; }

    /// <summary>When it is removed, unless its owner stops that.</summary>
    public Instant? RemovedAt { get; private set; }

    public bool IsOn => SetOn is not null;

    public static SecondFactor Begin(AccountId account, byte[] sealedSecret, Instant now)
    {
        var begun = new SecondFactor { AccountId = account };
        begun.BeginAgain(sealedSecret, now);
        return begun;
    }

    /// <summary>With another secret: whoever began before knows the last one. Only while it is not on.</summary>
    public void BeginAgain(byte[] sealedSecret, Instant now) =>
        (Sealed, BegunAt, LastStep, Tries, TriedSince) = (sealedSecret, now, 0, 0, now);

    /// <summary>Counts a code, whether it is right or not.</summary>
    /// <param name="step">The time step whose code it is; null when it is of none that counts now.</param>
    /// <param name="now">Of the try.</param>
    /// <returns>Whether it is right, for the first time, and not one try too many.</returns>
    public bool Try(long? step, Instant now)
    {
        if (now >= TriedSince + Window)
            (Tries, TriedSince) = (0, now);
        if (Tries >= MostTries)
            return false;
        if (step is { } right && right > LastStep)
        {
            (LastStep, Tries) = (right, 0);
            return true;
        }
        // Whoever gets that far knows the password or reads the letters.
        if (++Tries == MostTries && IsOn)
            Tell(now);
        return false;
    }

    /// <summary>Whoever guesses does so for hours: once a day.</summary>
    private void Tell(Instant now)
    {
        var today = now.InUtc().Date;
        if (ToldOn == today)
            return;
        ToldOn = today;
        Raise(new SecondFactorGuessed(AccountId, now));
    }

    /// <summary>Asked for at each sign-in from now on.</summary>
    public void TurnOn(Instant now)
    {
        SetOn = now.InUtc().Date;
        Raise(new SecondFactorTurnedOn(AccountId, now));
    }

    /// <summary>One of the codes on paper served instead of one of the telephone.</summary>
    public void Recover(Instant now)
    {
        Tries = 0;
        Raise(new RecoveryCodeUsed(AccountId, now));
    }

    /// <summary>Its owner has neither telephone nor codes; asked twice, the first date holds.</summary>
    public void AskRemoval(Instant now)
    {
        if (Removal is not null)
            return;
        (Removal, RemovedAt) = (Secret.NewSelector(), now + UntilRemoved);
        Raise(new SecondFactorRemovalAsked(AccountId, now));
    }

    /// <summary>It was not its owner who asked, or the telephone is found.</summary>
    public void Keep() => (Removal, RemovedAt) = (null, null);

    /// <summary>Not asked for any more: this row goes with the same writing.</summary>
    public void TurnOff(Instant now) => Raise(new SecondFactorTurnedOff(AccountId, now));
}
