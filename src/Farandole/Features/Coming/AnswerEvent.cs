using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Say that one comes, with an e-mail address alone. The form stands on the event's page, and on one of its own.</summary>
internal static class AnswerEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/answer", Form).Limited(Rate.Read).Personal();
        routes.MapPost("/events/{id}/participations", Send).Limited(Rate.Answer).Personal();
        routes.MapGet("/events/{id}/answered", Sent).Limited(Rate.Read).Personal();
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Form(
        string id,
        Db db,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.Seen(id, viewer, clock, ct) is { } seen
            ? Page.Of<AnswerPage>(new AnswerModel(seen))
            : await db.Absent(id, ct);

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Send(
        string id,
        HttpRequest request,
        Door door,
        TakeAnswer take,
        CancellationToken ct
    )
    {
        if (await door.Db.Seen(id, door.Viewer, door.Clock, ct) is not { } seen)
            return await door.Db.Absent(id, ct);
        var form = await request.Typed(ct);
        // A robot is told what people are told.
        if (!string.IsNullOrEmpty(form[AnswerInput.Trap]))
            return new SeeOther($"{seen.Path}/answered");
        var typed = AnswerInput.From(form);
        var reading = new ReadAnswer(typed, door.Reader.Words);
        if (reading.Whole() is not { } given)
            return Page.Of<AnswerPage>(
                new AnswerModel(seen) { Input = typed, Errors = reading.Errors },
                StatusCodes.Status422UnprocessableEntity
            );
        var now = door.Clock.GetCurrentInstant();
        if (await take.Take(seen.Id, given, door.Reader.Language, now, ct) is { } why)
            return Page.Of<AnswerPage>(
                new AnswerModel(seen)
                {
                    Input = typed,
                    Errors = [new(null, door.Reader.Words[$"answer.reason.{why}"])],
                },
                StatusCodes.Status409Conflict
            );
        return new SeeOther($"{seen.Path}/answered");
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Sent(
        string id,
        Db db,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    ) => await db.Seen(id, viewer, clock, ct) is { } seen ? Page.Of<AnsweredPage>(seen) : await db.Absent(id, ct);
}

/// <summary>The form and what it brought back.</summary>
public sealed record AnswerModel(EventAsSeen Seen)
{
    public AnswerInput? Input { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>What every answer is given with: who asks, when, in which language.</summary>
internal sealed class Door(Db db, IHttpContextAccessor http, Reader reader, IClock clock)
{
    public Db Db => db;

    public Viewer Viewer => http.HttpContext!.Viewer();

    public Reader Reader => reader;

    public IClock Clock => clock;
}
