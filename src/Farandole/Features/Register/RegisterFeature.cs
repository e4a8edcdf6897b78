namespace Farandole.Features.Register;

/// <summary>Says in public what is kept, why and until when.</summary>
internal static class RegisterFeature
{
    public static void Map(IEndpointRouteBuilder routes) => ShowRegister.Map(routes);
}
