using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>A letter that brings somebody the link of an invitation. It goes as soon as the letter has left.</summary>
public sealed class GroupLetter
{
    /// <summary>One list.</summary>
    public const int Most = 100;

    public const int MaxName = 80;

    /// <summary>What could not leave in this time is not sent any more.</summary>
    public static readonly Duration Longest = Duration.FromDays(7);

    private GroupLetter() { }

    public long Id { get; private set; }

    /// <summary>Of the invitation.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>Random, so that the errand that sends it names nobody.</summary>
    public Guid Errand { get; private set; }

    public string? Name { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>Of the letter: the one in which it was asked for.</summary>
    public string Language { get; private set; } = "fr";

    public Instant At { get; private set; }

    public static GroupLetter To(string selector, EmailAddress to, string? name, string language, Instant now)
    {
        ArgumentNullException.ThrowIfNull(to);
        return new()
        {
            Selector = selector,
            Errand = Guid.NewGuid(),
            Name = name,
            Email = to.Value,
            Language = language,
            At = now,
        };
    }
}
