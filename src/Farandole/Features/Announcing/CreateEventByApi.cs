using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Where the new event is, and the key that changes it: shown this once.</summary>
internal sealed record CreatedAsJson(string Id, string Url, string ShortUrl, string Key);

/// <summary>The same as the form, for programs: published at once, nobody's cookie asked.</summary>
internal static class CreateEventByApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/events", Create)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new FromAnywhere("API: no cookie is read."))
            .WithName("createEvent")
            .WithSummary("Create an event, without an account.")
            .WithDescription(
                "Published at once at its address. A public event enters the agenda when the key sent to `email` is used."
            )
            .Accepts<EventToWrite>("application/json")
            .Produces<CreatedAsJson>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest, "application/problem+json")
            .ProducesProblem(StatusCodes.Status403Forbidden, "application/problem+json")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .ProducesProblem(StatusCodes.Status429TooManyRequests, "application/problem+json");

    internal sealed record Tools(
        HttpContext Context,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] Db Db,
        [FromServices] EventReader EventReader,
        [FromServices] Permits Permits,
        [FromServices] Announcement Announcement,
        [FromServices] IClock Clock
    );

    private static async Task<Results<Created<CreatedAsJson>, JsonHttpResult<ProblemDetails>>> Create(
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var (words, language) = (tools.Reader.Words, tools.Reader.Language);
        if (tools.Instance.Creation == Creation.Off)
            return words.Refuse(StatusCodes.Status403Forbidden, "announcing.api.off");
        if (await tools.Context.Request.ReadObject(ct) is not { } json)
            return words.Refuse(StatusCodes.Status400BadRequest, "announcing.api.json");
        var reading = tools.EventReader.Read(json.Over(new EventInput()), language);
        var rules = json.Rules(PieceRules.None);
        if (reading.Details is not { } details || json.Troubles.Count > 0)
            return words.Refuse([.. json.Troubles, .. reading.Troubles]);
        if (!tools.Permits.MayCreate(tools.Context))
            return words.Refuse(StatusCodes.Status429TooManyRequests, "announcing.api.often");

        var id = EventId.New();
        var (key, secret) = EventKey.Make(id, KeyKind.Organizer, null, language, tools.Clock.GetCurrentInstant());
        await tools.Announcement.Make(
            new NewEvent(id, details, key, language) { Email = reading.Email, Rules = rules },
            ct
        );
        var code = await tools.Db.AllEvents.Where(e => e.Id == id).Select(e => e.Code).SingleAsync(ct);
        var url = tools.Instance.Absolute($"/events/{id}");
        return TypedResults.Created(
            url,
            new CreatedAsJson(id.ToString(), url, tools.Instance.Absolute($"/e/{code}"), secret.Reveal())
        );
    }
}
