using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;

namespace Farandole.Features.Resources;

/// <summary>Links to the tools that a group uses elsewhere: everybody in it finds them, and whom to ask for access.</summary>
internal static class ResourcesFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<ResourceDesk>()
            .AddScoped<PageTitle>()
            .AddGroupTab("resources", 40, Act.SeeResources)
            .AddAreaInUse(Area.Resources, [Level.See, Level.Do, Level.Manage])
            .AddSpacePart<ResourcesInSpace>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowResources.Map(routes);
        AddResource.Map(routes);
        EditResource.Map(routes);
        MoveResource.Map(routes);
        DeleteResource.Map(routes);
        FindTitle.Map(routes);
    }
}
