using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>Corrects a link: its name, where it leads, where it stands.</summary>
internal static class EditResource
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/resources/{resource}/edit", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/resources/{resource}", Save).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid resource,
        ResourceDesk desk,
        CancellationToken ct
    ) =>
        await desk.Find(handle, resource, ct) is (var links, var one)
            ? Page.Of<ResourceFormPage>(new ResourceFormModel(links, one, ResourceInput.Of(one)))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Save(
        string handle,
        Guid resource,
        HttpRequest request,
        ResourceDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await desk.Find(handle, resource, ct) is not (var links, var one))
            return TypedResults.NotFound();
        var model = new ResourceFormModel(links, one, ResourceInput.Of(await request.ReadSentForm(ct)));
        var (said, wrong) = model.Input.Read(model.Teams(reader.Words), reader.Words);
        if (said is null)
            return Page.Of<ResourceFormPage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
        return await desk.Change(handle, "resource-changed", all => Change(all, one.Id, said), ct)
            ? new SeeOther($"{model.Home}?done=resource-changed#link-{one.Id}")
            : TypedResults.NotFound();
    }

    private static bool Change(AllLinks links, ResourceId id, ResourceSaid said)
    {
        if (links.Mine(id) is not { } one || one.TeamId != said.Team && !links.Space.May(Act.AddResource, said.Team))
            return false;
        one.Change(said, links.All);
        return true;
    }
}
