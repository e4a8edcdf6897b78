using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Afterwards;

/// <summary>The page behind the scenes of an event that is over, its word of thanks, and who sees its pictures.</summary>
internal static class SayThanks
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/afterwards", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/afterwards", Say).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/souvenirs/audience", ShowTo).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    ) => await tools.Page(id, ct, done) is { } model ? Page.Of<AfterwardsPage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Say(
        string id,
        HttpRequest request,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Page(id, ct) is not { } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var text = PlainText.Lines(form["thanks"]);
        var html = PlainText.Fits(text, Afterword.MaxText) ? RichText.ToHtml(text) : null;
        if (text is not null && html is null)
            return Page.Of<AfterwardsPage>(
                model.With("thanks", tools.Reader.Words["afterwards.error.long", ("n", Afterword.MaxText)]) with
                {
                    Typed = form["thanks"],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var said = await tools.Change(
            model.Seen.Id,
            (_, turned, _) =>
            {
                turned.Word.Thank(text, html, form["figures"].Count > 0, tools.Now);
                return Task.FromResult(turned);
            },
            ct
        );
        return said is null ? TypedResults.NotFound() : new SeeOther($"{model.Path}?done=thanks");
    }

    private static async Task<Results<SeeOther, NotFound>> ShowTo(
        string id,
        HttpRequest request,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !tools.Viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var word = (await request.ReadSentForm(ct))["for"].ToString();
        // What is none of the choices is the narrowest: nobody is shown more by a broken form.
        var audience = Afterword.Audiences.Where(a => EventAsJson.Word(a) == word).DefaultIfEmpty(Audience.Organizers);
        var shown = await tools.Change(
            eventId,
            (_, turned, _) =>
            {
                turned.Word.ShowTo(audience.First(), tools.Now);
                return Task.FromResult(turned);
            },
            ct
        );
        return shown is null
            ? TypedResults.NotFound()
            : new SeeOther($"/events/{eventId}/afterwards?done=souvenirs-for#pictures");
    }
}
