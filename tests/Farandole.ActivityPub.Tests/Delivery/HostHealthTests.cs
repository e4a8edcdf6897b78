using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Delivery;

public sealed class HostHealthTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ten_failures_in_a_row_make_a_pause()
    {
        Assert.True(Failed(9).MayTry(Start));
        var paused = Failed(10);
        Assert.False(paused.MayTry(Start));
        Assert.False(paused.MayTry(Start.AddMinutes(9)));
        Assert.True(paused.MayTry(Start.AddMinutes(10)));
    }

    [Fact]
    public void Each_failure_after_a_pause_makes_a_longer_one_up_to_six_hours()
    {
        Assert.Equal(Start.AddMinutes(20), Failed(11).NextTry(Start));
        Assert.Equal(Start.AddMinutes(320), Failed(15).NextTry(Start));
        Assert.Equal(Start.AddHours(6), Failed(16).NextTry(Start));
        Assert.Equal(Start.AddHours(6), Failed(1_000).NextTry(Start));
    }

    [Fact]
    public void After_seven_days_a_server_is_dead_and_tried_once_a_day()
    {
        var later = Start.AddDays(7);
        Assert.False(Failed(20).IsDead(later.AddSeconds(-1)));
        var dead = Failed(20).After(AnswerKind.Down, later);
        Assert.True(dead.IsDead(later));
        Assert.False(dead.MayTry(later.AddHours(23)));
        Assert.True(dead.MayTry(later.AddDays(1)));
    }

    [Theory]
    [InlineData(AnswerKind.Taken)]
    [InlineData(AnswerKind.Refused)]
    [InlineData(AnswerKind.Busy)]
    [InlineData(AnswerKind.Doubted)]
    [InlineData(AnswerKind.Gone)]
    public void Whoever_answers_is_well(AnswerKind answer) =>
        Assert.Equal(HostHealth.Well, Failed(12).After(answer, Start));

    [Fact]
    public void A_server_is_signed_for_by_the_old_way_until_it_is_known_to_take_the_new()
    {
        var unknown = HostSigning.Unknown;
        Assert.Equal(SignatureScheme.Cavage, unknown.First);
        Assert.Equal(unknown, unknown.After(SignatureScheme.Cavage, AnswerKind.Taken, acceptsSignatures: false));
        Assert.Equal(SignatureScheme.Rfc9421, HostSigning.Rfc9421.First);
        Assert.True(unknown.After(SignatureScheme.Cavage, AnswerKind.Doubted, acceptsSignatures: true).KnowsRfc9421);
        Assert.True(unknown.After(SignatureScheme.Rfc9421, AnswerKind.Taken, acceptsSignatures: false).KnowsRfc9421);
        Assert.False(unknown.After(SignatureScheme.Rfc9421, AnswerKind.Down, acceptsSignatures: false).KnowsRfc9421);
    }

    [Fact]
    public void What_is_doubted_is_forgotten()
    {
        var known = HostSigning.Rfc9421;
        Assert.False(known.After(SignatureScheme.Rfc9421, AnswerKind.Doubted, acceptsSignatures: false).KnowsRfc9421);
        Assert.True(known.After(SignatureScheme.Rfc9421, AnswerKind.Down, acceptsSignatures: false).KnowsRfc9421);
    }

    [Fact]
    public void Two_are_under_way_to_one_server_and_no_more()
    {
        var turns = new HostTurns();
        var first = turns.Take("a.example");
        Assert.NotNull(first);
        Assert.NotNull(turns.Take("a.example"));
        Assert.Null(turns.Take("a.example"));
        Assert.NotNull(turns.Take("b.example"));
        first.Dispose();
        first.Dispose();
        Assert.NotNull(turns.Take("a.example"));
        Assert.Null(turns.Take("a.example"));
    }

    private static HostHealth Failed(int times) =>
        Enumerable.Range(0, times).Aggregate(HostHealth.Well, (h, _) => h.After(AnswerKind.Down, Start));
}
