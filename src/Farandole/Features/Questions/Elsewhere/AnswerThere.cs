using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// A question has its answer: it stands under the note of who asked it on another server, once; for everybody where the
/// question was, else for them alone.
/// </summary>
internal sealed class AnswerThere(
    Db db,
    EventForServers events,
    Deliveries deliveries,
    Writer writer,
    Instance instance,
    IClock clock
) : IJob<QuestionAnswered>
{
    public async Task RunAsync(QuestionAnswered errand, CancellationToken ct)
    {
        var answered = await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == errand.Question, ct);
        if (answered?.AnsweredAt is null || await events.Of(answered.EventId, ct) is not { } told)
            return;
        var asked = await (
            from row in db.Set<RemoteQuestionRow>()
            join question in db.AllQuestions on row.QuestionId equals question.Id
            join actor in db.Set<RemoteActorRow>() on row.Actor equals actor.Address
            where !row.IsTold && (question.Id == answered.Id || question.MergedInto == answered.Id)
            select new { row, actor }
        ).ToListAsync(ct);
        foreach (var one in asked)
            await Tell(answered, told, one.row, one.actor, ct);
        deliveries.Ring();
    }

    private Task Tell(
        Question answered,
        ToldEvent told,
        RemoteQuestionRow row,
        RemoteActorRow who,
        CancellationToken ct
    ) =>
        writer.Write(
            async (inside, token) =>
            {
                var fresh = await inside
                    .Set<RemoteQuestionRow>()
                    .Where(q => q.QuestionId == row.QuestionId && !q.IsTold)
                    .ExecuteUpdateAsync(s => s.SetProperty(q => q.IsTold, true), token);
                if (fresh == 1)
                    deliveries.Add(inside, told.By, Said(answered, told, row, who), [who.Inbox]);
            },
            ct
        );

    private Activity Said(Question answered, ToldEvent told, RemoteQuestionRow row, RemoteActorRow who)
    {
        var page = instance.Absolute($"/events/{answered.EventId}/questions/{answered.Id}");
        return new NoteToSomebody(told, who)
        {
            Id = $"{page}/answers/{Guid.NewGuid()}",
            Url = row.IsDirect ? told.Document.Id : page,
            RepliesTo = row.Note,
            IsForAll = !row.IsDirect,
            Html = $"<p>{NoteToSomebody.MentionOf(who)}</p>{answered.AnswerHtml ?? Revealed(answered, told)}",
        }.ToActivity(clock.GetCurrentInstant());
    }

    /// <summary>The page is the answer: the piece that was asked for stands there now.</summary>
    private static string Revealed(Question answered, ToldEvent told)
    {
        var words = Words.In(told.Document.InLanguage ?? answered.Language);
        var said = words["questions.revealed", ("piece", words[$"questions.piece.{answered.Piece}"])];
        return $"<p><a href=\"{NoteToSomebody.Escaped(told.Document.Id!)}\">{NoteToSomebody.Escaped(said)}</a></p>";
    }
}
