using System.Globalization;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

public sealed class SaidTimeTests
{
    [Theory]
    [InlineData("2026-12-12T20:00:00+01:00", "2026-12-12T20:00:00.0000000+01:00")]
    [InlineData("2026-12-12T20:00:00Z", "2026-12-12T20:00:00.0000000+00:00")]
    [InlineData("2026-12-12t20:00:00z", "2026-12-12T20:00:00.0000000+00:00")]
    [InlineData("2026-12-12T20:00Z", "2026-12-12T20:00:00.0000000+00:00")]
    [InlineData("2026-12-12T20:00:00.5Z", "2026-12-12T20:00:00.5000000+00:00")]
    [InlineData("2026-12-12T20:00:00.123456789012Z", "2026-12-12T20:00:00.1234567+00:00")]
    [InlineData("2026-12-12 20:00:00 +0100", "2026-12-12T20:00:00.0000000+01:00")]
    [InlineData("2026-12-12T20:00:00-03:30", "2026-12-12T20:00:00.0000000-03:30")]
    [InlineData("2026-12-31T23:59:60Z", "2026-12-31T23:59:59.0000000+00:00")]
    [InlineData(" 2026-12-12T20:00:00Z ", "2026-12-12T20:00:00.0000000+00:00")]
    public void A_moment_is_understood(string text, string means)
    {
        var time = SaidTime.Parse(text);
        Assert.Equal(means, time?.At.ToString("O", CultureInfo.InvariantCulture));
        Assert.False(time!.Value.WithoutOffset);
    }

    [Theory]
    [InlineData("2026-12-12T20:00:00", "2026-12-12T20:00:00.0000000+00:00")]
    [InlineData("2026-12-12", "2026-12-12T00:00:00.0000000+00:00")]
    public void A_clock_on_the_wall_is_known_to_be_one(string text, string means)
    {
        var time = SaidTime.Parse(text);
        Assert.Equal(means, time?.At.ToString("O", CultureInfo.InvariantCulture));
        Assert.True(time!.Value.WithoutOffset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("12/05/2026")]
    [InlineData("12 May 2026")]
    [InlineData("1765566000")]
    [InlineData("2026-02-30T20:00:00Z")]
    [InlineData("2026-13-01T20:00:00Z")]
    [InlineData("2026-12-12T25:00:00Z")]
    [InlineData("2026-12-12T20:61:00Z")]
    [InlineData("2026-12-12T20:00:00+15:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("２０２６-12-12T20:00:00Z")]
    [InlineData("2026-12-12T20:00:00.000000000000000000000000000000000000000000000000000Z")]
    public void Everything_else_is_no_moment(string? text) => Assert.Null(SaidTime.Parse(text));
}
