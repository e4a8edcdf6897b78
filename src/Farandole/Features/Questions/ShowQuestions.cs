using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Questions.Elsewhere;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>All the questions of an event, and each at its own address; its organizers find their desk there.</summary>
internal static class ShowQuestions
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/questions", ShowAll).Limited(Rate.Read).Shared();
        routes.MapGet("/events/{id}/questions/{question:guid}", ShowOne).Limited(Rate.Read).Shared();
    }

    private static async Task<IResult> ShowAll(
        string id,
        string? after,
        string? done,
        HttpResponse response,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is { } backstage)
            return Page.Of<TeamPage>(await db.TeamOf(backstage, after, ct));
        if (await db.SeenBy(id, viewer, clock, response, ct) is not { } seen)
            return await db.Absent(id, ct);
        var part = await db.PartOf(seen.Id, after, PageSize, viewer.Owner, ct);
        return Page.Of<QuestionsPage>(new QuestionsPageModel(seen) { Shown = part.Shown, Next = part.Next });
    }

    private static async Task<IResult> ShowOne(
        string id,
        Guid question,
        string? done,
        HttpContext context,
        Viewer viewer,
        Db db,
        AnswerAsNote notes,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SeenBy(id, viewer, clock, context.Response, ct) is not { } seen)
            return await db.Absent(id, ct);
        var wanted = new QuestionId(question);
        if (Accepts.IsForServers(context.Request))
            return await notes.At(seen.Id, wanted, ct) is { } note
                ? Documents.Answer(note)
                : TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var found = await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == wanted && q.EventId == seen.Id, ct);
        // Put together with another that is shown: its address leads there.
        if (found?.MergedInto is { } other && await db.QuestionsShown(seen.Id).AnyAsync(q => q.Id == other, ct))
            return TypedResults.LocalRedirect($"~{seen.Path}/questions/{other}");
        return found?.Rank is null
            ? TypedResults.NotFound()
            : Page.Of<QuestionPage>(new QuestionPageModel(seen, found) { Done = done });
    }
}

/// <summary>A page of an event's questions.</summary>
public sealed record QuestionsPageModel(EventAsSeen Seen)
{
    internal IReadOnlyList<Question> Shown { get; init; } = [];

    internal string? Next { get; init; }
}

/// <summary>One question.</summary>
public sealed record QuestionPageModel(EventAsSeen Seen, Question One)
{
    /// <summary>What was done just before; shown only if it is one of ours.</summary>
    internal string? Done { get; init; }
}
