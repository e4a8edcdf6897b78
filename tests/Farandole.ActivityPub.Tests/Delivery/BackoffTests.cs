using System.Net.Http.Headers;
using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Fetching;

namespace Farandole.ActivityPub.Tests.Delivery;

public sealed class BackoffTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void It_is_tried_for_almost_three_days_and_less_and_less_often(double chance)
    {
        var now = Start;
        var waits = new List<TimeSpan>();
        while (Backoff.Next(waits.Count + 1, Start, now, chance) is { } next)
        {
            waits.Add(next - now);
            now = next;
        }
        Assert.InRange(waits.Count, 8, 10);
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        Assert.InRange(now - Start, TimeSpan.FromDays(2), TimeSpan.FromDays(3));
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together() =>
        Assert.NotEqual(Backoff.Next(3, Start, Start, 0.1), Backoff.Next(3, Start, Start, 0.9));

    [Theory]
    [InlineData(600, 600)]
    [InlineData(3_600, 1_440)]
    public void A_wish_to_be_asked_later_is_heard_within_reason(int minutes, int waits) =>
        Assert.Equal(Start.AddMinutes(waits), Backoff.Next(1, Start, Start, 0.5, Start.AddMinutes(minutes)));

    [Fact]
    public void A_wish_to_be_asked_sooner_is_not() =>
        Assert.Equal(Start.AddMinutes(1), Backoff.Next(1, Start, Start, 0.5, Start.AddSeconds(1)));

    [Fact]
    public void A_wish_beyond_three_days_ends_it() =>
        Assert.Null(Backoff.Next(1, Start.AddDays(-2.5), Start, 0.5, Start.AddDays(1)));

    [Theory]
    [InlineData(200, AnswerKind.Taken)]
    [InlineData(202, AnswerKind.Taken)]
    [InlineData(204, AnswerKind.Taken)]
    [InlineData(301, AnswerKind.Busy)]
    [InlineData(400, AnswerKind.Doubted)]
    [InlineData(401, AnswerKind.Doubted)]
    [InlineData(403, AnswerKind.Doubted)]
    [InlineData(404, AnswerKind.Refused)]
    [InlineData(405, AnswerKind.Refused)]
    [InlineData(408, AnswerKind.Busy)]
    [InlineData(410, AnswerKind.Gone)]
    [InlineData(413, AnswerKind.Refused)]
    [InlineData(415, AnswerKind.Refused)]
    [InlineData(422, AnswerKind.Refused)]
    [InlineData(429, AnswerKind.Busy)]
    [InlineData(500, AnswerKind.Down)]
    [InlineData(501, AnswerKind.Refused)]
    [InlineData(502, AnswerKind.Down)]
    [InlineData(503, AnswerKind.Down)]
    [InlineData(522, AnswerKind.Down)]
    public void An_answer_has_a_meaning(int status, AnswerKind kind) =>
        Assert.Equal(kind, DeliveryAnswer.Of(new WireAnswer { Status = status }));

    [Fact]
    public void No_answer_is_a_server_that_is_down() =>
        Assert.Equal(AnswerKind.Down, DeliveryAnswer.Of(new WireAnswer { WhyNot = FetchRefusal.NoAnswer }));

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sat, 20 Mar 2027 12:10:00 GMT", 600)]
    public void A_wish_is_seconds_or_a_date(string header, int seconds) =>
        Assert.Equal(
            Start.AddSeconds(seconds),
            DeliveryAnswer.Wish(new WireAnswer { RetryAfter = RetryConditionHeaderValue.Parse(header) }, Start)
        );
}
