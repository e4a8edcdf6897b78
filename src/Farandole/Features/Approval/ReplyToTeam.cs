using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Approval;

/// <summary>From the personal link: answer what the team asked back, change one's answers, accept the code as it is now.</summary>
internal static class ReplyToTeam
{
    public const int MaxReply = 1_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/t/{ticket}/request", Say).Limited(Rate.Ticket).Personal();

    private static async Task<Results<SeeOther, NotFound>> Say(
        string ticket,
        HttpRequest request,
        ChangeOwn own,
        Reader reader,
        CancellationToken ct
    )
    {
        var form = await request.Typed(ct);
        var done = "request";
        var changed = await own.Do(
            ticket,
            async (c, token) =>
            {
                if (c.WhyClosed is { } why)
                    return why;
                done = await Keep(c, form, reader.Words, token);
                return null;
            },
            ct
        );
        return changed.Mine is null ? TypedResults.NotFound() : new SeeOther($"/t/{ticket}?done={done}#request");
    }

    private static async Task<string> Keep(Changing c, IFormCollection form, Words words, CancellationToken ct)
    {
        if (await c.Db.AdmissionOf(c.Joined.Id, ct) is not { } asked)
            return "request";
        var request = await c.Db.RequestToChange(c.Mine, ct);
        if (form[QuestionsInAnswer.CodeField] == QuestionsInAnswer.Version(asked))
            request.Accept(asked.CodeVersion, c.Now);
        if (PlainText.Lines(form["reply"]) is { Length: <= MaxReply } reply && request.AskedBack is not null)
            request.Answer(reply, c.Now);
        if (form["answers"].Count == 0)
            return "request";
        var errors = new List<FieldError>();
        var answers = QuestionsInAnswer.AnswersIn(form, asked, words, errors);
        if (errors.Count > 0)
            return "request-bad";
        var isNew = answers.Count != request.Answers.Count || answers.Except(request.Answers).Any();
        request.Say(answers);
        if (isNew && asked.ReviewsAgain && c.Joined.ApprovalSince is not null && c.Mine.Answer == Answer.Coming)
            await c.Recount(0, mine => mine.AskAnew(c.Now), ct);
        return "request";
    }
}
