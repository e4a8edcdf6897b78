using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using NodaTime;

namespace Farandole.Domain.Tests.Questions;

public sealed class QuestionTests
{
    private static readonly EventId March = EventId.New();

    [Theory]
    [InlineData(QuestionPolicy.AfterLook, false, false)]
    [InlineData(QuestionPolicy.AfterLook, true, true)]
    [InlineData(QuestionPolicy.AtOnce, false, true)]
    [InlineData(QuestionPolicy.WithAnswer, true, false)]
    public void Who_is_known_and_what_the_team_chose_decide_whether_it_shows(
        QuestionPolicy policy,
        bool known,
        bool shown
    ) => Assert.Equal(shown, Ask(policy, known).Rank is not null);

    [Theory]
    [InlineData(QuestionPolicy.AfterLook, true)]
    [InlineData(QuestionPolicy.WithAnswer, false)]
    public void A_click_in_the_letter_shows_it_unless_its_answer_is_wanted_first(QuestionPolicy policy, bool shown)
    {
        var question = Ask(policy);

        question.Confirm(policy, Some.Now);

        Assert.Equal(shown, question.Rank is not null);
    }

    [Fact]
    public void A_private_question_is_never_shown_whatever_is_done_with_it()
    {
        var question = Question.Ask(
            new(March, "Puis-je venir sans payer ?") { IsPrivate = true, By = ParticipationId.New() },
            QuestionPolicy.AtOnce,
            Some.Now
        );
        question.Show(Some.Now);
        question.Reply("Oui.", null, null, Some.Now);
        question.Keep(true, Some.Now);

        Assert.Null(question.Rank);
    }

    [Fact]
    public void Kept_answers_stand_before_other_answers_and_those_before_what_waits()
    {
        var (kept, answered, waits) = (Shown(), Shown(), Shown());
        answered.Reply("Oui.", null, null, Some.Now);
        kept.Reply("Oui.", null, null, Some.Now);
        kept.Keep(true, Some.Now);

        Assert.Equal([0, 1, 2], new[] { kept.Rank, answered.Rank, waits.Rank });

        kept.Keep(false, Some.Now);
        Assert.Equal(1, kept.Rank);
    }

    [Fact]
    public void Only_the_first_answer_is_told()
    {
        var question = Shown();
        question.TakeFacts();

        question.Reply("Oui.", null, "Nadia", Some.Now);
        question.Reply("Oui, bien sûr.", null, "Nadia", Some.Now + Duration.FromHours(1));

        Assert.Single(question.TakeFacts().OfType<QuestionAnswered>());
        Assert.Equal(("Oui, bien sûr.", Some.Now), (question.Answer, question.AnsweredAt!.Value));
    }

    [Fact]
    public void A_question_put_together_with_another_is_shown_no_more_and_never_again()
    {
        var (one, other) = (Shown(), Shown());

        one.MergeInto(other, Some.Now);
        one.Show(Some.Now);

        Assert.Equal((null, other.Id), (one.Rank, one.MergedInto!.Value));
        Assert.Throws<RuleBroken>(() => other.MergeInto(one, Some.Now));
        Assert.Throws<RuleBroken>(() => other.MergeInto(other, Some.Now));
    }

    [Fact]
    public void A_question_that_waits_for_a_piece_is_answered_by_the_page()
    {
        var question = Shown();
        question.WaitFor(Piece.Place, Some.Now);
        question.TakeFacts();

        question.AnswerByPage(Some.Now);
        question.AnswerByPage(Some.Now);

        Assert.True(question.IsAnsweredByPage);
        Assert.Single(question.TakeFacts().OfType<QuestionAnswered>());
    }

    [Fact]
    public void Nothing_is_asked_of_what_is_over_or_closed()
    {
        var march = Some.Published();
        Assert.Null(QuestionBoard.WhyNotAsk(march, QuestionPolicy.AfterLook, Some.Now));
        Assert.Equal(QuestionBoard.Closed, QuestionBoard.WhyNotAsk(march, QuestionPolicy.Closed, Some.Now));
        Assert.Equal(Reasons.Over, QuestionBoard.WhyNotAsk(march, QuestionPolicy.AtOnce, march.EndsAt));
    }

    private static Question Shown() => Ask(QuestionPolicy.AtOnce);

    private static Question Ask(QuestionPolicy policy, bool known = false) =>
        Question.Ask(
            new(March, "Peut-on venir avec un chien ?") { By = known ? ParticipationId.New() : null },
            policy,
            Some.Now
        );
}
