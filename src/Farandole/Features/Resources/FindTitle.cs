using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>Looks once at the page that a link leads to, when somebody wants its title as the name. Nothing is kept yet.</summary>
internal static class FindTitle
{
    // It asks somebody else's server: as rare as what sends something out.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/groups/{handle}/resources/title", Look).Limited(Rate.Answer).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Look(
        string handle,
        HttpRequest request,
        ResourceDesk desk,
        PageTitle titles,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await desk.Find(handle, Act.AddResource, ct) is not { } links)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var one = Guid.TryParseExact(form["resource"], "D", out var id) ? links.Mine(id) : null;
        var model = new ResourceFormModel(links, one, ResourceInput.Of(form));
        var (title, wrong) = await Find(model.Input, titles, reader.Words, ct);
        return wrong is null
            ? Page.Of<ResourceFormPage>(model.Named(title))
            : Page.Of<ResourceFormPage>(model with { Wrong = [wrong] }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<(string? Title, FieldError? Wrong)> Find(
        ResourceInput input,
        PageTitle titles,
        Words words,
        CancellationToken ct
    )
    {
        if (WebAddress.Parse(input.Address) is not { } address)
            return (null, input.WrongAddress(words));
        // What somebody wrote is never replaced.
        if (input.Name is not null)
            return (null, new("name", words["resources.title.named"]));
        return await titles.Of(address, ct) is { } title
            ? (title, null)
            : (null, new("address", words["resources.title.none"]));
    }
}
