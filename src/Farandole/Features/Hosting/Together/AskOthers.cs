using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Hosting.Together;

/// <summary>Behind the scenes of an event: who is asked to organize it together, and for whom it ends.</summary>
internal static class AskOthers
{
    private const string Path = "/events/{id}/hosting";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Path}/invitations", Ask).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/invitations/{{together:guid}}/end", TakeBack).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/departure", End).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Ask(
        string id,
        HttpRequest request,
        Viewer viewer,
        [FromServices] TogetherDesk desk,
        [AsParameters] Adopt.Tools tools,
        CancellationToken ct
    )
    {
        if (await Adopt.Model(id, null, viewer, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["handle"].ToString();
        var reason = await desk.Ask(model.Backstage.Seen.Id, Handle.Parse(typed.Trim()), viewer, ct);
        return reason is null
            ? new SeeOther($"{model.Backstage.Seen.Path}/hosting?done=host-asked")
            : Page.Of<HostingPage>(
                model with
                {
                    Asking = (typed, tools.Reader.Words[$"hosting.reason.{reason.Code}"]),
                },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static async Task<Results<SeeOther, NotFound>> TakeBack(
        string id,
        Guid together,
        Viewer viewer,
        [FromServices] TogetherDesk desk,
        [AsParameters] Adopt.Tools tools,
        CancellationToken ct
    ) =>
        await Adopt.Model(id, null, viewer, tools, ct) is { } model
        && await desk.TakeBack(model.Backstage.Seen.Id, new(together), viewer, ct)
            ? new SeeOther($"{model.Backstage.Seen.Path}/hosting?done=host-not-asked")
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> End(
        string id,
        HttpRequest request,
        Viewer viewer,
        [FromServices] TogetherDesk desk,
        [AsParameters] Adopt.Tools tools,
        CancellationToken ct
    )
    {
        if (await Adopt.Model(id, null, viewer, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var handle = (await request.ReadSentForm(ct))["host"].ToString().TrimStart('@');
        var reason = await desk.End(model.Backstage.Seen.Id, handle, viewer, ct);
        if (reason == TogetherDesk.Nobody)
            return TypedResults.NotFound();
        if (reason is not null)
            return Page.Of<HostingPage>(
                model with
                {
                    Leaving = tools.Reader.Words[$"hosting.reason.{reason.Code}"],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        // Who has left may not open the page any more.
        return new SeeOther(
            model.Sides.FirstOrDefault(s => s.Handle == handle) is not { IsMine: true } mine
                ? $"{model.Backstage.Seen.Path}/hosting?done=host-off"
            : mine.Who.Group is null ? "/account/events?done=together-left"
            : $"{Space.PathOf(handle)}?done=together-left"
        );
    }
}
