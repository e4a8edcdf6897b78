using Farandole.Domain.Groups;

namespace Farandole.Domain.Tests.Groups;

public sealed class RightsTests
{
    [Fact]
    public void A_right_contains_those_below_it_in_its_own_area_and_in_no_other()
    {
        foreach (var area in Rights.Areas)
        {
            foreach (var level in Enum.GetValues<Level>())
            {
                var rights = Rights.None.With(area, level);

                foreach (var asked in Enum.GetValues<Level>())
                {
                    Assert.Equal(asked <= level, rights.May(area, asked));
                    Assert.All(
                        Rights.Areas.Where(a => a != area),
                        other => Assert.Equal(asked == Level.Nothing, rights.May(other, asked))
                    );
                }
            }
        }
    }

    [Fact]
    public void Two_together_may_what_either_may_and_cover_exactly_that()
    {
        var random = new Random(20270302);
        for (var i = 0; i < 500; i++)
        {
            var (one, other) = (Some(random), Some(random));

            var both = one.Or(other);

            Assert.Equal(both, other.Or(one));
            Assert.All(Rights.Areas, a => Assert.Equal((Level)Math.Max((int)one[a], (int)other[a]), both[a]));
            Assert.True(both.Covers(one) && both.Covers(other) && Rights.All.Covers(both));
            Assert.Equal(Rights.Areas.All(a => one[a] >= other[a]), one.Covers(other));
        }
    }

    [Fact]
    public void What_was_kept_is_read_again_and_what_is_no_right_is_none()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var kept = Some(random);
            Assert.Equal(kept, Rights.Read(kept.Bits));
        }
        Assert.Equal(Rights.None, Rights.Read(-1));
        Assert.Equal(Level.Nothing, Rights.Read(0xF)[Area.Events]);
    }

    private static Rights Some(Random random) =>
        Rights.Areas.Aggregate(Rights.None, (all, area) => all.With(area, (Level)random.Next(5)));
}
