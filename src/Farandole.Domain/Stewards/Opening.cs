using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Stewards;

/// <summary>
/// Somebody who runs the instance opens what is not for them: with a reason, for a short time, and under the eyes of those
/// whose it is.
/// </summary>
public sealed class Opening
{
    public const int MaxWhy = 200;

    /// <summary>Shorter says nothing.</summary>
    public const int MinWhy = 10;

    public static readonly Duration Length = Duration.FromHours(1);

    /// <summary>Those whose it is read of it for so long.</summary>
    public static readonly Period Longest = Period.FromMonths(12);

    /// <summary>The word for it in the log of a group.</summary>
    public const string Noted = "opened-by-site";

    private Opening() { }

    /// <summary>Random: names it in addresses.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who; null once their account has ended.</summary>
    public AccountId? AccountId { get; private set; }

    public EventId? EventId { get; private set; }

    public GroupId? GroupId { get; private set; }

    public string Why { get; private set; } = "";

    public Instant At { get; private set; }

    /// <summary>Opens nothing from then on.</summary>
    public Instant Until { get; private set; }

    public static Opening Of(AccountId by, EventId opened, string why, Instant now) => Of(by, why, now, opened, null);

    public static Opening Of(AccountId by, GroupId opened, string why, Instant now) => Of(by, why, now, null, opened);

    /// <summary>It has served.</summary>
    public void End(Instant now) => Until = Instant.Min(Until, now);

    private static Opening Of(AccountId by, string why, Instant now, EventId? about, GroupId? group) =>
        new()
        {
            Id = Guid.NewGuid(),
            AccountId = by,
            EventId = about,
            GroupId = group,
            Why = why,
            At = now,
            Until = now + Length,
        };
}
