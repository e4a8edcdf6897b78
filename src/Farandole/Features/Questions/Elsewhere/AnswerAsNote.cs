using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// The answer to what somebody asked on another server, as it stands under their note. It has the address of the question, where
/// people read both.
/// </summary>
internal sealed class AnswerAsNote(Db db, EventForServers events, Instance instance)
{
    public NoteToSomebody Of(Question answered, ToldEvent told, RemoteQuestionRow row, RemoteActorRow who)
    {
        var page = instance.Absolute($"/events/{answered.EventId}/questions/");
        return new NoteToSomebody(told, who)
        {
            Id = $"{page}{row.QuestionId}",
            Url = row.IsDirect ? told.Document.Id : $"{page}{answered.Id}",
            RepliesTo = row.Note,
            IsForAll = !row.IsDirect,
            Html = $"<p>{NoteToSomebody.MentionOf(who)}</p>{answered.AnswerHtml ?? Revealed(answered, told)}",
        };
    }

    /// <summary>As it is now; null where nobody was answered in the sight of everybody.</summary>
    public async Task<ActivityNote?> At(EventId about, QuestionId asked, CancellationToken ct)
    {
        var found = await (
            from row in db.Set<RemoteQuestionRow>()
            join question in db.AllQuestions on row.QuestionId equals question.Id
            join actor in db.Set<RemoteActorRow>() on row.Actor equals actor.Address
            where row.QuestionId == asked && row.IsTold && !row.IsDirect && question.EventId == about
            select new
            {
                row,
                question,
                actor,
            }
        ).FirstOrDefaultAsync(ct);
        if (found is null || await events.Of(about, ct) is not { } told)
            return null;
        var answered = found.question.MergedInto is { } other
            ? await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == other, ct)
            : found.question;
        return answered is { Rank: not null, AnsweredAt: { } at }
            ? Of(answered, told, found.row, found.actor).ToNote(at)
            : null;
    }

    /// <summary>The page is the answer: the piece that was asked for stands there now.</summary>
    private static string Revealed(Question answered, ToldEvent told)
    {
        var words = Words.In(told.Document.InLanguage ?? answered.Language);
        var said = words["questions.revealed", ("piece", words[$"questions.piece.{answered.Piece}"])];
        return $"<p><a href=\"{NoteToSomebody.Escaped(told.Document.Id!)}\">{NoteToSomebody.Escaped(said)}</a></p>";
    }
}
