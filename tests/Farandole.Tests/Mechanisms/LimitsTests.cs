using System.Net;

namespace Farandole.Tests.Mechanisms;

public sealed class LimitsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_many_requests_are_refused_and_told_when_to_come_back()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 130; i++)
            answers.Add(await visitor.GetAsync("/places?q=ly", Ct));
        Assert.Equal(120, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(
            answers.Where(a => a.StatusCode != HttpStatusCode.OK),
            a =>
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, a.StatusCode);
                Assert.True(a.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            }
        );
    }

    [Fact]
    public async Task Limits_can_be_lifted_for_load_tests_outside_production()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        using var visitor = app.Visitor();
        for (var i = 0; i < 130; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/places?q=ly", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_stranger_cannot_pretend_to_be_somebody_else_to_escape_a_limit()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 121; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/places?q=ly");
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{i}");
            last = (await visitor.SendAsync(request, Ct)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
