using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>A link more.</summary>
internal static class AddResource
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/resources/new", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/resources", Add).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        ResourceDesk desk,
        CancellationToken ct
    ) =>
        await desk.Find(handle, Act.AddResource, ct) is { } links
            ? Page.Of<ResourceFormPage>(new ResourceFormModel(links, one: null, new()))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Add(
        string handle,
        HttpRequest request,
        ResourceDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await desk.Find(handle, Act.AddResource, ct) is not { } links)
            return TypedResults.NotFound();
        var model = new ResourceFormModel(links, one: null, ResourceInput.Of(await request.ReadSentForm(ct)));
        var (said, wrong) = model.Input.Read(model.Teams(reader.Words), reader.Words);
        if (said is not null)
        {
            Resource? added = null;
            var isFull = false;
            await desk.Change(handle, "resource-added", all => (added = Put(all, said, out isFull)) is not null, ct);
            if (added is not null)
                return new SeeOther($"{model.Home}?done=resource-added#link-{added.Id}");
            if (!isFull)
                return TypedResults.NotFound();
            wrong.Add(new(null, reader.Words["resources.reason.resources.full", ("n", Resource.Most)]));
        }
        return Page.Of<ResourceFormPage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
    }

    private static Resource? Put(AllLinks links, ResourceSaid said, out bool isFull)
    {
        isFull = Resource.WhyNotAdd(links.All.Count) is not null;
        if (isFull || !links.Space.May(Act.AddResource, said.Team))
            return null;
        var added = Resource.Add(links.Space.Group.Id, links.Space.Mine.Member, said, links.All);
        links.Db.Add(added);
        return added;
    }
}
