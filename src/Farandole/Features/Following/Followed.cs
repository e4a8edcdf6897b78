using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>Something that a group said to everybody: an event that it announces, news, or something of others that it shows.</summary>
/// <param name="By">The group; of what it shows of others, who shows it.</param>
internal sealed record Followed(Instant At, Speaker By, string Path, string Title, string Language)
{
    /// <summary>The day of the event; null for news.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Whose it is, where the group only shows it.</summary>
    public string? Of { get; init; }

    /// <summary>Of what stands otherwise than it was told: the word <c>following.now.{Now}</c>.</summary>
    public string? Now { get; init; }

    /// <summary>The event or the post.</summary>
    public required Guid About { get; init; }

    /// <summary>Where the next page begins behind it.</summary>
    public required FollowedMark Mark { get; init; }

    /// <summary>The title, after the word for what it has become.</summary>
    public string Headline(Words words) =>
        Now is { } now ? $"{words[$"following.now.{now}"]}{words["colon"]} {Title}" : Title;
}

/// <summary>What somebody follows: groups, and who reads it; nobody in particular behind an address.</summary>
internal sealed record Hearing(IQueryable<GroupId> Groups, ProfileId? Reader)
{
    /// <summary>Those of other sites, by address; null where only groups are heard.</summary>
    public IQueryable<string>? Elsewhere { get; init; }
}

/// <summary>Kinds in the order in which they stand when they were said at one moment.</summary>
internal enum FollowedKind
{
    Event,
    Post,
    Shown,
    Elsewhere,
    PostElsewhere,
}

/// <summary>The last thing of a page.</summary>
internal readonly record struct FollowedMark(Instant At, Guid Id, FollowedKind Kind)
{
    private const string Letters = "epsxn";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Letters[(int)Kind]}.{Id}");

    /// <summary>Null when it is none: an address that somebody cut begins with the newest.</summary>
    public static FollowedMark? Parse(string? text) =>
        text?.Split('.') is [var at, [var letter], var id]
        && Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var kind
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
        && moment < Instant.FromUtc(9990, 1, 1, 0, 0).ToUnixTimeMilliseconds()
        && Guid.TryParseExact(id, "D", out var last)
            ? new(Instant.FromUnixTimeMilliseconds(moment), last, (FollowedKind)kind)
            : null;
}
