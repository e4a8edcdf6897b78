using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Farandole.Platform.Db;

namespace Farandole.Tests.Canaries;

/// <summary>Who may see a question.</summary>
public enum Asked
{
    Shown,
    Held,
    Private,
}

/// <summary>What people ask about the canaries' events.</summary>
internal sealed partial class CanaryWorld
{
    public Dictionary<(Kind Kind, Asked Asked), Question> Questions { get; } = [];

    public static string AskersEmail(Kind kind) => $"{Word(kind, "askmail")}@example.org";

    /// <summary>One that is shown with its answer, one that the team has not seen, one for the team alone.</summary>
    private void AddQuestions(Db db, Kind kind, Event made)
    {
        Question Ask(Asked asked, string text, QuestionPolicy policy)
        {
            var question = Question.Ask(
                new(made.Id, Word(kind, text))
                {
                    IsPrivate = asked == Asked.Private,
                    Email = asked == Asked.Shown ? null : EmailAddress.Parse(AskersEmail(kind)),
                },
                policy,
                App.Start
            );
            db.Add(question);
            return Questions[(kind, asked)] = question;
        }
        Ask(Asked.Shown, "question", QuestionPolicy.AtOnce)
            .Reply(Word(kind, "answer"), $"<p>{Word(kind, "answer")}</p>", Word(kind, "answerer"), App.Start);
        Ask(Asked.Held, "heldquestion", QuestionPolicy.AfterLook);
        Ask(Asked.Private, "privatequestion", QuestionPolicy.AtOnce);
        var board = QuestionBoard.Of(made.Id);
        board.Count(1, 1);
        db.Add(board);
    }

    /// <summary>Something said for all, something removed, something of somebody silenced; and two announcements.</summary>
    private void AddTalk(Db db, Kind kind, Event made)
    {
        Message Say(string text, ParticipationId? by)
        {
            var said = Message.Say(
                MessageId.New(),
                made.Id,
                by,
                Word(kind, "talkname"),
                new(Word(kind, text), $"<p>{Word(kind, text)}</p>"),
                App.Start
            );
            db.Add(said);
            return said;
        }
        var talk = Conversation.Of(made.Id);
        talk.Open(true, App.Start);
        db.Add(talk);
        Say("talk", null);
        Say("talkremoved", null).Remove(null, App.Start);
        if (People.TryGetValue((kind, Who.Participants), out var silenced))
        {
            Say("talksilenced", silenced.Id);
            db.Add(
                new Silenced
                {
                    EventId = made.Id,
                    Author = silenced.Id,
                    At = App.Start,
                }
            );
        }
        AddNews(db, kind, made);
    }

    private static void AddNews(Db db, Kind kind, Event made)
    {
        foreach (var (text, to) in new[] { ("news", AnnouncedTo.Everybody), ("innernews", AnnouncedTo.Answered) })
            db.Add(
                Announcement.Make(
                    MessageId.New(),
                    made.Id,
                    to,
                    Word(kind, text),
                    new(Word(kind, text), null),
                    null,
                    App.Start
                )
            );
    }
}
