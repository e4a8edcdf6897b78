using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Text;

namespace Farandole.Features.Roles;

/// <summary>Rights as sentences.</summary>
internal static class RightsInWords
{
    /// <summary>The most of each area: "Peut préparer un événement et voir qui est membre."</summary>
    public static string Sentence(this Words words, Rights rights, IReadOnlyList<AreaInUse> areas) =>
        words.Acts(rights, areas) is { } acts ? words["roles.can", ("acts", acts)] : words["roles.can.nothing"];

    /// <summary>The same without the verb; null when it is nothing.</summary>
    public static string? Acts(this Words words, Rights rights, IReadOnlyList<AreaInUse> areas)
    {
        var parts = areas.Where(a => a.Of(rights) > Level.Nothing).Select(a => words[a.Can(a.Of(rights))]).ToList();
        return parts.Count == 0
            ? null
            : parts.Aggregate((some, last) => words["roles.also", ("some", some), ("last", last)]);
    }

    /// <summary>What its members may do in what is a team's.</summary>
    public static string OfTeam(this Words words, Rights rights, IReadOnlyList<AreaInUse> areas) =>
        words.Acts(rights, areas) is { } acts
            ? words["roles.team.can", ("acts", acts)]
            : words["roles.team.can.nothing"];

    /// <summary>"a, b et c".</summary>
    public static string Listed(this Words words, IReadOnlyList<string> parts) =>
        parts.Count == 1
            ? parts[0]
            : words["roles.and", ("some", string.Join(", ", parts.SkipLast(1))), ("last", parts[^1])];
}

/// <summary>What somebody can do from now on, and what they no longer can.</summary>
public sealed record Difference(IReadOnlyList<string> Gained, IReadOnlyList<string> Lost)
{
    internal static Difference Of(Words words, IReadOnlyList<AreaInUse> areas, Rights before, Rights after)
    {
        return new(Beyond(before, after), Beyond(after, before));

        IReadOnlyList<string> Beyond(Rights less, Rights more) =>
            [.. areas.SelectMany(a => a.Beyond(less, more).Select(l => words[a.Can(l)]))];
    }
}
