using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>Answers as the organizers; who asked is told once, by letter.</summary>
internal static class ReplyToQuestion
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/questions/{question:guid}/answer", Reply).Limited(Rate.Organize).Personal();

    private static async Task<IResult> Reply(
        string id,
        Guid question,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Reader reader,
        IClock clock,
        Team team,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        var (typed, keep) = (form["answer"].ToString(), form["keep"].Count > 0);
        var text = PlainText.Lines(typed);
        if (Wrong(text, reader.Words) is { } error)
            return await db.Backstages(id, viewer, clock, ct) is { } backstage
                ? Page.Of<TeamPage>(
                    await db.TeamOf(backstage, null, ct) with
                    {
                        Wrong = new(new(question), typed, error),
                    },
                    StatusCodes.Status422UnprocessableEntity
                )
                : TypedResults.NotFound();
        return (
            await team.Do(
                id,
                new(question),
                "answered",
                (c, _) =>
                {
                    c.One.Reply(text!, RichText.ToHtml(text), c.By, c.Now);
                    c.One.Keep(keep, c.Now);
                    return Task.CompletedTask;
                },
                ct
            )
        ).Result;
    }

    private static string? Wrong(string? text, Words words) =>
        text is null ? words["questions.answer.error.empty"]
        : text.Length > Question.MaxAnswer ? words["questions.answer.error.long", ("most", Question.MaxAnswer)]
        : null;
}
