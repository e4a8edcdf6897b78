namespace Farandole.Features.Memory;

/// <summary>Says to somebody with an account all that is remembered of them, and forgets it line by line.</summary>
internal static class MemoryFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<MemoryRoom>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowMemory.Map(routes);
        EraseLine.Map(routes);
    }
}
