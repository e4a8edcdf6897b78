using Farandole.Tests.Coming;

namespace Farandole.Tests.Security;

/// <summary>Nobody writes into the logs: neither lines of their own nor anything else that they sent.</summary>
public sealed class LogsTests
{
    private const string Line = "zqforgedzq";
    private const string Broken = "x%0D%0A" + Line;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_send_makes_no_line_in_the_logs()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce();
        using var visitor = app.Visitor();
        foreach (
            var path in (string[])
                [
                    $"/events/{Broken}",
                    $"/t/{Broken}",
                    $"/?place={Broken}",
                    $"/events/{id}/manage?q={Broken}",
                    $"/oembed?url={Broken}",
                    $"/places?q={Broken}",
                    $"/api/v1/events/{Broken}",
                ]
        )
            (await visitor.GetAsync(path, Ct)).Dispose();
        var typed = $"x\r\n{Line}";
        await visitor.Send("/keys", ("email", typed));
        await visitor.Send("/sessions", ("key", typed));
        await visitor.Answers(id, typed);
        await visitor.Answers(id, Guest.Nour, more: [("name", typed), ("message", typed)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("User-Agent", Line);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Line);
        (await visitor.SendAsync(request, Ct)).Dispose();
        await app.DrainAsync();

        Assert.DoesNotContain(Line, app.Logs, StringComparison.Ordinal);
    }
}
