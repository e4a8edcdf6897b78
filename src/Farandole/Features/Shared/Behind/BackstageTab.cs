namespace Farandole.Features.Shared.Behind;

/// <summary>
/// One page behind the scenes of an event, at <c>/events/{id}/{path}</c>. The capability that has the page registers its
/// tab; its name is the word <c>behind.tab.{path}</c> of the same capability.
/// </summary>
internal sealed record BackstageTab(string Path, int Order);

internal static class BackstageTabs
{
    /// <summary>Tabs stand in the order of their numbers: people first (10), then what is done with them, then the event itself (80).</summary>
    public static IServiceCollection AddBackstageTab(this IServiceCollection services, string path, int order) =>
        services.AddSingleton(new BackstageTab(path, order));
}
