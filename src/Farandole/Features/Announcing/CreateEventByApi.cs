using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Where the new event is, and the key that changes it: shown this once, and absent for what is announced in a name.</summary>
internal sealed record CreatedAsJson(string Id, string Url, string ShortUrl, string? Key);

/// <summary>The same as the form, for programs: published at once, nobody's cookie asked.</summary>
internal static class CreateEventByApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/events", Create)
            .Limited(Rate.Organize)
            .Personal()
            .Allows(Scope.WriteEvents)
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
        var host = await HostOf(json, tools, ct);
        if (json.Said("host") is not null && host is null)
            reading = reading.With("host", "announcing.error.host");
        if (reading.Details is not { } details || json.Troubles.Count > 0 || reading.Troubles.Count > 0)
            return words.Refuse([.. json.Troubles, .. reading.Troubles]);
        if (!tools.Permits.MayCreate(tools.Context))
            return words.Refuse(StatusCodes.Status429TooManyRequests, "announcing.api.often");
        return await Make(
            new NewEvent(EventId.New(), details, null, language)
            {
                Email = reading.Email,
                Host = host,
                Rules = rules,
            },
            tools,
            ct
        );
    }

    /// <summary>In a name goes what an app announces that may speak for it; a cookie, which others can make a browser send, says nothing here.</summary>
    private static async Task<HostChoice?> HostOf(JsonReading json, Tools tools, CancellationToken ct)
    {
        if (json.Said("host") is not { } wanted || tools.Context.Viewer() is not { App: not null } by)
            return null;
        return (await tools.Db.HostsFor(by, tools.Reader.Words, ct)).FirstOrDefault(h => h.Value == wanted);
    }

    private static async Task<Created<CreatedAsJson>> Make(NewEvent made, Tools tools, CancellationToken ct)
    {
        var (id, now) = (made.Id, tools.Clock.GetCurrentInstant());
        var (key, secret) = EventKey.Make(id, KeyKind.Organizer, null, made.Language, now);
        var isKeyed = made.Host is null;
        await tools.Announcement.Make(made with { Key = isKeyed ? key : null }, ct);
        var code = await tools.Db.AllEvents.Where(e => e.Id == id).Select(e => e.Code).SingleAsync(ct);
        var url = tools.Instance.Absolute($"/events/{id}");
        return TypedResults.Created(
            url,
            new CreatedAsJson(
                id.ToString(),
                url,
                tools.Instance.Absolute($"/e/{code}"),
                isKeyed ? secret.Reveal() : null
            )
        );
    }
}
