namespace Farandole.Tests.Canaries;

/// <summary>What devices show.</summary>
public sealed partial class LeavingTests
{
    /// <summary>A locked screen is read by others: it names an event that may be named, and leads to one's own link.</summary>
    [Fact]
    [Requirement("SAFE-4")]
    [Requirement("FRIENDS-4")]
    public void No_notice_says_more_than_that_something_is_new()
    {
        var flow = once.Flow;
        var (leaks, notices) = (new List<string>(), 0);
        foreach (var ((kind, who), device) in flow.Devices)
        {
            var own = $"/t/{flow.World.TicketOf(kind, who)}";
            foreach (var notice in device.Notices)
            {
                notices++;
                var words = Traces.In(notice.All).Select(w => w.Text);
                leaks.AddRange(
                    words
                        .Where(w => kind == Kind.Private || w != CanaryWorld.Word(kind, "title"))
                        .Select(w => $"The device of {who} shows {w}: {notice.All}")
                );
                if (!notice.Url.EndsWith(own, StringComparison.Ordinal))
                    leaks.Add($"The device of {who} leads to {notice.Url}");
            }
        }
        Assert.Empty(leaks);
        Assert.True(notices > 20, $"Only {notices} notices came.");
        Assert.DoesNotContain(flow.Devices.Values, d => flow.App.Logs.Contains(d.Endpoint, StringComparison.Ordinal));
        foreach (var (_, body) in flow.Outbox)
            Assert.DoesNotContain(flow.Devices.Values, d => body.Contains(d.Endpoint, StringComparison.Ordinal));
    }
}
