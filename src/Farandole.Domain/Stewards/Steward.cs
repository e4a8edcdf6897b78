using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Stewards;

/// <summary>What somebody is who runs the instance with others.</summary>
public enum StewardRole
{
    /// <summary>The work of the desk: what is held, who asks for an account, who is kept away.</summary>
    Moderator,

    /// <summary>The same, and who else runs the instance.</summary>
    Administrator,
}

/// <summary>An account that runs the instance with others.</summary>
public sealed class Steward
{
    private Steward() { }

    /// <summary>Random: names them in forms.</summary>
    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    public StewardRole Role { get; private set; }

    /// <summary>Whether the role sleeps until the second step was shown: always for administrators.</summary>
    public bool AsksForMore { get; private set; }

    public LocalDate Since { get; private set; }

    public static Steward Of(AccountId account, StewardRole role, bool asksForMore, LocalDate today)
    {
        var made = new Steward
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            Since = today,
        };
        made.Give(role, asksForMore);
        return made;
    }

    public void Give(StewardRole role, bool asksForMore) =>
        (Role, AsksForMore) = (role, asksForMore || role == StewardRole.Administrator);
}

/// <summary>Who decides about those who run the instance: a question for the page, obeyed by the command.</summary>
public static class StewardRules
{
    public static readonly Reason NoRight = new("stewards.no-right");

    /// <summary>Somebody has to be able to give the roles.</summary>
    public static readonly Reason LastAdministrator = new("stewards.last");

    /// <param name="isAdministrator">Who decides is one, and has shown the second step.</param>
    /// <param name="has">What the other is; null when they are nothing yet.</param>
    /// <param name="gets">What the other is to be; null for nothing any more.</param>
    /// <param name="administrators">How many there are.</param>
    public static Reason? WhyNotGive(bool isAdministrator, StewardRole? has, StewardRole? gets, int administrators) =>
        !isAdministrator ? NoRight : WhyNotLeave(has, gets, administrators);

    /// <summary>The same where nobody else decides: who ends their account leaves their role.</summary>
    public static Reason? WhyNotLeave(StewardRole? has, StewardRole? gets, int administrators) =>
        has == StewardRole.Administrator && gets != StewardRole.Administrator && administrators <= 1
            ? LastAdministrator
            : null;
}

/// <summary>
/// The code that makes the first administrator: printed where the instance starts, kept as a hash, used once. Each start
/// prints another as long as there is none.
/// </summary>
public sealed class StewardCode
{
    private StewardCode() { }

    public byte[] Hash { get; private set; } = [];

    public Instant MadeAt { get; private set; }

    public static StewardCode Of(byte[] hash, Instant now) => new() { Hash = hash, MadeAt = now };
}

/// <summary>One line of what those who run the instance did. For them alone.</summary>
public sealed class StewardNote
{
    public const int MaxAbout = 200;

    /// <summary>Who did what is known for a year (security.md §3.3).</summary>
    public static readonly Period Longest = Period.FromMonths(12);

    private StewardNote() { }

    public long Id { get; private set; }

    /// <summary>Who; null once their account has ended, and for who has the instance's key.</summary>
    public AccountId? AccountId { get; private set; }

    public bool ByKey { get; private set; }

    /// <summary>The word for what was done.</summary>
    public string What { get; private set; } = "";

    /// <summary>Its object; null when the word says it all.</summary>
    public string? About { get; private set; }

    public Instant At { get; private set; }

    public static StewardNote Of(AccountId? by, string what, string? about, Instant now) =>
        new()
        {
            AccountId = by,
            ByKey = by is null,
            What = what,
            About = about is { Length: > MaxAbout } ? string.Concat(about.AsSpan(0, MaxAbout - 1), "…") : about,
            At = now,
        };
}
