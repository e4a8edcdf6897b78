using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// A link by which so many people may have an account until a day. It remembers how many came by it, and not who.
/// </summary>
public sealed class AccountInvitation
{
    public const int MostPeople = 1_000;

    /// <summary>The latest day of a link, counted from the day when it is made.</summary>
    public static readonly Period Longest = Period.FromYears(1);

    private AccountInvitation() { }

    /// <summary>Names it; its link holds a secret besides.</summary>
    public string Selector { get; private set; } = "";

    public int MostUses { get; private set; }

    public int Uses { get; private set; }

    public LocalDate CreatedOn { get; private set; }

    /// <summary>The last day, where the instance is.</summary>
    public LocalDate EndsOn { get; private set; }

    public Instant? RevokedAt { get; private set; }

    public static AccountInvitation Make(int mostUses, LocalDate today, LocalDate endsOn) =>
        new()
        {
            Selector = Secret.NewSelector(),
            MostUses = mostUses,
            CreatedOn = today,
            EndsOn = endsOn,
        };

    /// <summary>Whether somebody can still come by it.</summary>
    public bool IsOpen(LocalDate today) => RevokedAt is null && Uses < MostUses && today <= EndsOn;

    /// <summary>Somebody has an account by it. Only while <see cref="IsOpen"/>.</summary>
    public void Use() => Uses++;

    public void Revoke(Instant now) => RevokedAt ??= now;
}
