using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Own;

namespace Farandole.Features.Profiles;

/// <summary>The public faces that somebody with an account gives themselves, none of which tells of another.</summary>
internal static class ProfilesFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddAccountPart<ProfilesOfAccount>()
            .AddMemoryPart<ProfilesMemory>()
            .AddSingleton<IFacePage, ShowProfile>()
            .AddSingleton<IProfilePart, TakesPart>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowProfile.Map(routes);
        OpenProfile.Map(routes);
        ChangeProfile.Map(routes);
        WearPicture.Map(routes);
        DeleteProfile.Map(routes);
    }
}
