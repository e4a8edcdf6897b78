using Farandole.Domain.Accounts;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>The same for programs: read what is shown, and ask <c>{"question","email"?,"private"?}</c>.</summary>
internal static class QuestionsByProgram
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/events/{id}/questions", Read)
            .Allows(Scope.ReadEvents)
            .Limited(Rate.Read)
            .Shared()
            .Produces<QuestionsAsJson>()
            .WithSummary("Questions of an event that whoever sees it sees, with their answers");
        routes
            .MapPost("/api/v1/events/{id}/questions", Ask)
            .Allows(Scope.Answer)
            .Accepts<Sent>("application/json")
            .Limited(Rate.Answer)
            .Personal();
    }

    private static async Task<Results<JsonHttpResult<QuestionsAsJson>, StatusCodeHttpResult>> Read(
        string id,
        string? after,
        HttpResponse response,
        Viewer viewer,
        Db db,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SeenBy(id, viewer, clock, response, ct) is not { } seen)
            return await db.Absent(id, ct);
        var part = await db.PartOf(seen.Id, after, PageSize, viewer.Owner, ct);
        return TypedResults.Json(
            new QuestionsAsJson([.. part.Shown.Select(q => QuestionAsJson.Of(q, seen, instance))], part.Next)
        );
    }

    private static async Task<Results<Accepted<QuestionSent>, ProblemHttpResult>> Ask(
        string id,
        HttpRequest request,
        Viewer viewer,
        Asking asking,
        TakeQuestion take,
        CancellationToken ct
    )
    {
        var words = asking.Words;
        if (await asking.Seen(id, viewer, ct) is not { } seen)
            return Problem(StatusCodes.Status404NotFound, "event.unknown", words["questions.reason.event.unknown"]);
        if (await request.ReadSentJson<Sent>(ct) is not { } sent)
            return Problem(StatusCodes.Status400BadRequest, "json", words["questions.reason.json"]);
        var errors = new List<FieldError>();
        var typed = new QuestionInput
        {
            Question = sent.Question,
            Email = sent.Email,
            IsPrivate = sent.Private ?? false,
        };
        var isKnown = viewer.ParticipationIn(seen.Id) is not null;
        if (typed.Read(seen.Id, isKnown, words, errors) is not { } asked)
            return TypedResults.Problem(
                new HttpValidationProblemDetails(
                    errors.GroupBy(e => e.Field!).ToDictionary(f => f.Key, f => f.Select(e => e.Message).ToArray())
                )
                {
                    Status = StatusCodes.Status422UnprocessableEntity,
                }
            );
        var taken = await take.Take(asked, viewer, ct);
        if (taken.Why is { } why)
            return Problem(StatusCodes.Status409Conflict, why.Code, words[$"questions.reason.{why}"]);
        var status =
            taken.IsShown ? "shown"
            : taken.AwaitsClick ? "confirmation-sent"
            : "held";
        return TypedResults.Accepted((string?)null, new QuestionSent(status));
    }

    private static ProblemHttpResult Problem(int status, string reason, string title) =>
        TypedResults.Problem(
            statusCode: status,
            title: title,
            extensions: new Dictionary<string, object?> { ["reason"] = reason }
        );

    internal sealed record Sent(string? Question, string? Email, bool? Private);

    internal sealed record QuestionSent(string Status);
}

internal sealed record QuestionsAsJson(IReadOnlyList<QuestionAsJson> Questions, string? Next);

/// <summary>A question that is shown.</summary>
internal sealed record QuestionAsJson(string Id, string Url, string Text, string Asked, int Also)
{
    /// <summary>Markdown, as the organizers wrote it.</summary>
    public string? Answer { get; init; }

    public string? Answered { get; init; }

    /// <summary>The piece of the event whose announcement is the answer, or will be.</summary>
    public string? Piece { get; init; }

    /// <summary>Who asked on another server, <c>name@host</c>, and where; null of all others, who are nobody's business.</summary>
    public string? From { get; init; }

    public string? FromUrl { get; init; }

    /// <summary>Among the answers that everybody needs.</summary>
    public bool Kept { get; init; }

    public static QuestionAsJson Of(Question shown, EventAsSeen seen, Instance instance) =>
        new(
            shown.Id.ToString(),
            instance.Absolute($"{seen.Path}/questions/{shown.Id}"),
            shown.Text,
            shown.AskedAt.ToString(),
            shown.Also
        )
        {
            Answer = shown.Answer,
            Answered = shown.AnsweredAt?.ToString(),
            Piece = shown.Piece is { } piece ? EventAsJson.Word(piece) : null,
            From = shown.FromHandle,
            FromUrl = shown.FromPage,
            Kept = shown.KeptAt is not null,
        };
}
