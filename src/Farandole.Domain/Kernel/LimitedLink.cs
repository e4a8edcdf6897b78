using NodaTime;

namespace Farandole.Domain.Kernel;

/// <summary>A link that works for so many people until a day. It remembers how many came by it, and not who.</summary>
public abstract class LimitedLink
{
    public const int MostPeople = 1_000;

    /// <summary>The latest day of a link, counted from the day when it is made.</summary>
    public static readonly Period Longest = Period.FromYears(1);

    /// <summary>Names it; its link holds a secret besides.</summary>
    public string Selector { get; private set; } = "";

    public int MostUses { get; private set; }

    public int Uses { get; private set; }

    public LocalDate CreatedOn { get; private set; }

    /// <summary>The last day, where the instance is.</summary>
    public LocalDate EndsOn { get; private set; }

    public Instant? RevokedAt { get; private set; }

    /// <summary>Whether somebody can still come by it.</summary>
    public bool IsOpen(LocalDate today) => RevokedAt is null && Uses < MostUses && today <= EndsOn;

    /// <summary>Somebody came by it. Only while <see cref="IsOpen"/>.</summary>
    public void Use() => Uses++;

    public void Revoke(Instant now) => RevokedAt ??= now;

    protected void Begin(int mostUses, LocalDate today, LocalDate endsOn) =>
        (Selector, MostUses, CreatedOn, EndsOn) = (Secret.NewSelector(), mostUses, today, endsOn);
}
