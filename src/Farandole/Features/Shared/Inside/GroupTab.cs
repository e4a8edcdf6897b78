using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Inside;

/// <summary>
/// One page of the space of a group, at <c>/groups/{handle}/{path}</c>. The capability that has the page registers its tab;
/// its name is the word <c>inside.tab.{path}</c> of the same capability.
/// </summary>
/// <param name="Path">Empty for the first page.</param>
/// <param name="Order">Among the tabs.</param>
/// <param name="Act">Whoever may do this has the tab; null for every member.</param>
/// <param name="ByTeam">So does whoever may do it by one of their teams.</param>
internal sealed record GroupTab(string Path, int Order, Act? Act, bool ByTeam = false)
{
    public bool IsFor(Space space) => Act is not { } act || (ByTeam ? space.MayByTeam(act) : space.May(act));

    public string Word => $"inside.tab.{(Path.Length == 0 ? "home" : Path)}";
}

internal static class GroupTabs
{
    public static IServiceCollection AddGroupTab(
        this IServiceCollection services,
        string path,
        int order,
        Act? act = null,
        bool byTeam = false
    ) => services.AddSingleton(new GroupTab(path, order, act, byTeam));

    public static IServiceCollection AddTabCount<T>(this IServiceCollection services)
        where T : class, ITabCount => services.AddSingleton<ITabCount, T>();
}

/// <summary>How much waits behind a tab, for whoever has it. The capability that has the tab registers it.</summary>
internal interface ITabCount
{
    /// <summary>Of the tab.</summary>
    string Path { get; }

    Task<int> Of(GroupId group, Db db, CancellationToken ct);
}
