using Farandole.Domain.Groups;

namespace Farandole.Features.Shared.Inside;

/// <summary>
/// One page of the space of a group, at <c>/groups/{handle}/{path}</c>. The capability that has the page registers its tab;
/// its name is the word <c>inside.tab.{path}</c> of the same capability.
/// </summary>
/// <param name="Path">Empty for the first page.</param>
/// <param name="Order">Among the tabs.</param>
/// <param name="Act">Whoever may do this has the tab; null for every member.</param>
internal sealed record GroupTab(string Path, int Order, Act? Act)
{
    public string Word => $"inside.tab.{(Path.Length == 0 ? "home" : Path)}";
}

internal static class GroupTabs
{
    public static IServiceCollection AddGroupTab(
        this IServiceCollection services,
        string path,
        int order,
        Act? act = null
    ) => services.AddSingleton(new GroupTab(path, order, act));
}
