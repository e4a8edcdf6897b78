using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>
/// A key that the owner of an account gives to an app: it may what it says, under one of their faces or all of them, until
/// a day. It is shown once, and never opens the account itself.
/// </summary>
public sealed class AppKey : Entity
{
    public const string Type = "fk";

    public const int MaxName = 60;

    /// <summary>How many an account may have.</summary>
    public const int Most = 20;

    /// <summary>What nobody renews ends by itself.</summary>
    public static readonly Period Longest = Period.FromYears(1);

    private AppKey() { }

    /// <summary>Finds it; opens nothing.</summary>
    public string Selector { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    public AccountId AccountId { get; private set; }

    /// <summary>Under which face it acts; null for all of them.</summary>
    public ProfileId? ProfileId { get; private set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";

    public Scopes Scopes { get; private set; }

    public LocalDate MadeOn { get; private set; }

    /// <summary>The last day.</summary>
    public LocalDate EndsOn { get; private set; }

    /// <summary>The day only, in UTC; null before it has served.</summary>
    public LocalDate? UsedOn { get; private set; }

    public static (AppKey Key, Secret Secret) Make(AccountId account, AppKeySaid said, Instant now)
    {
        ArgumentNullException.ThrowIfNull(said);
        var secret = Secret.New(Type, 256);
        var made = new AppKey
        {
            Selector = secret.Selector,
            Hash = secret.Hash,
            AccountId = account,
            ProfileId = said.Profile,
            Name = said.Name,
            Scopes = said.Scopes,
            MadeOn = now.InUtc().Date,
            EndsOn = said.EndsOn,
        };
        made.Raise(new AppKeyMade(account, now));
        return (made, secret);
    }

    public bool Opens(Secret shown, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown.Opens(Hash) && today <= EndsOn;
    }
}

/// <summary>What somebody decides about a key for an app.</summary>
/// <param name="Name">At most <see cref="AppKey.MaxName"/> characters.</param>
/// <param name="Scopes">At least one.</param>
/// <param name="Profile">Under which it acts; null for all.</param>
/// <param name="EndsOn">At most <see cref="AppKey.Longest"/> from now.</param>
public sealed record AppKeySaid(string Name, Scopes Scopes, ProfileId? Profile, LocalDate EndsOn);
