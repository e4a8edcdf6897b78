using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
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
        IEnumerable<IAnswerPart> parts,
        CancellationToken ct
    )
    {
        if (await door.Db.Seen(id, door.Viewer, door.Clock, ct) is not { } seen)
            return await door.Db.Absent(id, ct);
        var form = await request.Typed(ct);
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return new SeeOther($"{seen.Path}/answered");
        var typed = AnswerInput.From(form);
        var reading = new ReadAnswer(typed, door.Reader.Words, seen, await door.ActingAs(typed.As, ct));
        var again = new AnswerModel(seen) { Input = typed, Typed = form };
        if (await reading.Whole(form, parts, door.Db, ct) is not { } given)
            return Page.Of<AnswerPage>(
                again with
                {
                    Errors = reading.Errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var now = door.Clock.GetCurrentInstant();
        var taken = await take.Take(seen.Id, given, door.Reader.Language, now, ct);
        if (taken.Why is { } why)
            return Page.Of<AnswerPage>(Refused(again, why, door.Reader), StatusCodes.Status409Conflict);
        if (taken.Named is not { } named)
            return new SeeOther($"{seen.Path}/answered");
        await door.Open(named, ct);
        return new SeeOther($"{door.PathOf(named)}?done={(named.ProfileId is null ? "named" : "confirmed")}");
    }

    /// <summary>Where it is full, the next best is chosen for them; nothing else of what was typed is lost.</summary>
    private static AnswerModel Refused(AnswerModel again, Reason why, Reader reader) =>
        again with
        {
            Input = IsFull(why) ? again.Input! with { Answer = EventAsJson.Word(Answer.Waiting) } : again.Input,
            IsFull = IsFull(why),
            Errors = [new(null, reader.Words[$"answer.reason.{why}"])],
        };

    private static bool IsFull(Reason why) => why == Reasons.Full || why == WaitingReasons.Queued;

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

    /// <summary>As it was sent, for what capabilities ask besides.</summary>
    internal IFormCollection? Typed { get; init; }

    /// <summary>There were not enough seats: a place on the waiting list is offered.</summary>
    public bool IsFull { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>What every answer is given with: who asks, when, in which language.</summary>
internal sealed class Door(
    Db db,
    IHttpContextAccessor http,
    Reader reader,
    IClock clock,
    Sessions sessions,
    Tickets tickets
)
{
    public Db Db => db;

    public Viewer Viewer => http.HttpContext!.Viewer();

    public Reader Reader => reader;

    public IClock Clock => clock;

    /// <summary>The event knows them from now on.</summary>
    public Task Open(Participation mine, CancellationToken ct) => sessions.Open(http.HttpContext!, mine, ct);

    /// <summary>The profile that answers, if it is one of theirs.</summary>
    public async Task<AnsweringAs?> ActingAs(string? handle, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(handle) || Viewer.Owner is not { } account)
            return null;
        var face = (await db.AnsweringFaces(account, ct)).FirstOrDefault(f => f.Handle == handle);
        return face is not null && Viewer.ActsAs(face.Id) && await db.AddressOf(account, ct) is { } address
            ? new(face, address)
            : null;
    }

    public string PathOf(Participation mine) => tickets.PathOf(mine);
}
