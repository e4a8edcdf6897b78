using Farandole.Features.Shared.Behind;

namespace Farandole.Features.Notebook;

/// <summary>What the organizers of an event write down for each other.</summary>
internal static class NotebookFeature
{
    public static void Add(IServiceCollection services) => services.AddBackstageTab("notes", 56);

    public static void Map(IEndpointRouteBuilder routes)
    {
        KeepNotes.Map(routes);
        EditNote.Map(routes);
    }
}
