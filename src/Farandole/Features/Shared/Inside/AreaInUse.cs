using Farandole.Domain.Groups;

namespace Farandole.Features.Shared.Inside;

/// <summary>
/// Something that a group does here, and in which one has rights. The capability that does it registers it and brings its
/// words: <c>inside.area.{Area}</c>, and <c>inside.can.{Area}.{Level}</c> for each level, said as what one can do.
/// </summary>
/// <param name="Area">Which.</param>
/// <param name="Levels">Those that make a difference there, from the least.</param>
/// <param name="IsOfTeams">There are things of it that are a team's.</param>
public sealed record AreaInUse(Area Area, IReadOnlyList<Level> Levels, bool IsOfTeams)
{
    public string Word => $"inside.area.{Area}";

    public string Can(Level level) => $"inside.can.{Area}.{level}";

    /// <summary>The most of it that somebody may.</summary>
    public Level Of(Rights rights) => Levels.LastOrDefault(l => l <= rights[Area]);

    /// <summary>What the second may beyond the first.</summary>
    public IEnumerable<Level> Beyond(Rights less, Rights more) => Levels.Where(l => l > less[Area] && l <= more[Area]);
}

internal static class AreasInUse
{
    public static IServiceCollection AddAreaInUse(
        this IServiceCollection services,
        Area area,
        IReadOnlyList<Level> levels,
        bool isOfTeams = true
    ) => services.AddSingleton(new AreaInUse(area, levels, isOfTeams));
}
