using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests.Participations;

public sealed class CirclesTests
{
    [Theory]
    [InlineData(Exposure.Nobody, null)]
    [InlineData(Exposure.Organizers, Standing.Organizer)]
    [InlineData(Exposure.Participants, Standing.Confirmed)]
    [InlineData(Exposure.Circle, Standing.Organizer)]
    [InlineData(Exposure.All, Standing.Passer)]
    public void Who_comes_is_seen_from_some_standing_on(Exposure chosen, Standing? least)
    {
        foreach (var standing in Enum.GetValues<Standing>())
        {
            Assert.Equal(standing >= least, Circles.MaySee(chosen, standing, isOfCircle: false));
            Assert.Equal(
                standing >= least || chosen == Exposure.Circle,
                Circles.MaySee(chosen, standing, isOfCircle: true)
            );
        }
    }

    [Theory]
    [InlineData(Fading.AtOnce, 0)]
    [InlineData(Fading.Week, 7)]
    [InlineData(Fading.Month, 30)]
    [InlineData(Fading.Quarter, 90)]
    [InlineData(Fading.Year, 365)]
    public void What_is_past_fades_to_the_moment(Fading fading, int days)
    {
        var end = Some.Now;
        var fades = end + Duration.FromDays(days);

        Assert.Equal(fades, Circles.FadesAt(end, fading));
        Assert.False(Circles.HasFaded(end, fading, fades - Duration.Epsilon));
        Assert.True(Circles.HasFaded(end, fading, fades));
        Assert.False(Circles.HasFaded(end, Fading.Never, end + Duration.FromDays(100_000)));
    }

    [Fact]
    public void A_group_is_kept_only_where_the_answer_is_for_its_members()
    {
        var group = GroupId.New();
        var given = Some.FromJo() with { Exposure = Exposure.Participants, Circle = group };
        var answer = Participation.Request(Some.Published(), given, Some.Now);
        Assert.Null(answer.CircleId);

        answer.Introduce("Jo", null, Exposure.Circle, group);
        Assert.Equal(group, answer.CircleId);
        Assert.True(answer.IsSeenBy(Standing.HasLink, isOfCircle: true));

        answer.Introduce("Jo", null, Exposure.Nobody, group);
        Assert.Null(answer.CircleId);
        Assert.False(answer.IsSeenBy(Standing.Organizer, isOfCircle: true));
    }
}
