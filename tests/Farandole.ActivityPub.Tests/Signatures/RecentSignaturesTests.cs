using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

public sealed class RecentSignaturesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_is_new_once_per_key_and_until_its_time_is_over()
    {
        var clock = new StoppedClock();
        var recent = new RecentSignatures(clock);
        byte[] signature = [1, 2, 3];
        var until = clock.Now.AddHours(2);
        Assert.True(await recent.IsNewAsync("a", signature, until, Ct));
        Assert.False(await recent.IsNewAsync("a", signature, until, Ct));
        Assert.True(await recent.IsNewAsync("b", signature, until, Ct));
        clock.Now = until.AddSeconds(1);
        Assert.True(await recent.IsNewAsync("a", signature, until, Ct));
    }

    [Fact]
    public async Task It_remembers_so_many_and_no_more()
    {
        var clock = new StoppedClock();
        var recent = new RecentSignatures(clock, most: 10);
        for (byte i = 0; i < 11; i++)
            Assert.True(await recent.IsNewAsync("a", new[] { i }, clock.Now.AddHours(2), Ct));
        Assert.False(await recent.IsNewAsync("a", new byte[] { 10 }, clock.Now.AddHours(2), Ct));
        Assert.True(await recent.IsNewAsync("a", new byte[] { 0 }, clock.Now.AddHours(2), Ct));
    }
}
