using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Coming;

/// <summary>The same answer from a program: <c>{"email","name"?,"party"?,"message"?,"answer"?,"promise"?,"as"?}</c>; where
/// the event takes names, a name is enough and the personal link is in the answer. The key of an app may answer as one of its
/// owner's profiles instead, which is in at once as well.</summary>
internal static class AnswerByProgram
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/events/{id}/participations", Send)
            .Allows(Scope.Answer)
            .Accepts<AnswerAsJson>("application/json")
            .Limited(Rate.Answer)
            .Personal();

    private static async Task<Results<Accepted<AnswerSent>, Created<AnswerIn>, ProblemHttpResult>> Send(
        string id,
        HttpRequest request,
        Door door,
        TakeAnswer take,
        IEnumerable<IAnswerPart> parts,
        Instance instance,
        CancellationToken ct
    )
    {
        var words = door.Reader.Words;
        if (await door.Db.Seen(id, door.Viewer, door.Clock, ct) is not { } seen)
            return (await door.Db.Absent(id, ct)).StatusCode == StatusCodes.Status410Gone
                ? Problem(StatusCodes.Status410Gone, "event.deleted", words["answer.reason.event.deleted"])
                : Problem(StatusCodes.Status404NotFound, "event.unknown", words["answer.reason.event.unknown"]);
        if (await request.ReadSentJson<AnswerAsJson>(ct) is not { } sent)
            return Problem(StatusCodes.Status400BadRequest, "json", words["answer.reason.json"]);
        var reading = new ReadAnswer(sent.AsInput(), words, seen, await door.ActingAs(sent.As, ct));
        if (await reading.Whole(FormCollection.Empty, parts, door.Db, ct) is not { } given)
            return TypedResults.Problem(
                new HttpValidationProblemDetails(
                    reading
                        .Errors.GroupBy(e => e.Field!)
                        .ToDictionary(f => f.Key, f => f.Select(e => e.Message).ToArray())
                )
                {
                    Status = StatusCodes.Status422UnprocessableEntity,
                }
            );
        var now = door.Clock.GetCurrentInstant();
        var taken = await take.Take(seen.Id, given, door.Reader.Language, now, ct);
        if (taken.Why is { } why)
            return Problem(StatusCodes.Status409Conflict, why.Code, words[$"answer.reason.{why}"]);
        if (taken.Named is not { } named)
            return TypedResults.Accepted((string?)null, new AnswerSent("confirmation-sent"));
        var link = instance.Absolute(door.PathOf(named));
        return TypedResults.Created(link, new AnswerIn("in", link));
    }

    private static ProblemHttpResult Problem(int status, string reason, string title) =>
        TypedResults.Problem(
            statusCode: status,
            title: title,
            extensions: new Dictionary<string, object?> { ["reason"] = reason }
        );

    private sealed record AnswerAsJson(
        string? Email,
        string? Name,
        int? Party,
        string? Message,
        string? Answer,
        bool? Promise,
        string? As
    )
    {
        public AnswerInput AsInput() =>
            new()
            {
                Answer = Answer ?? "coming",
                Party = (Party ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                Email = Email,
                Name = Name,
                Message = Message,
                Promise = Promise == true,
                As = As,
            };
    }

    internal sealed record AnswerSent(string Status);

    internal sealed record AnswerIn(string Status, string Link);
}
