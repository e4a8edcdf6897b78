using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>A service worker, reached as the browser's own tools reach it.</summary>
internal sealed class Worker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = new();
    private readonly ICDPSession browser;
    private readonly string session;
    private int last;

    private Worker(ICDPSession browser, string session)
    {
        (this.browser, this.session) = (browser, session);
        browser.Event("Target.receivedMessageFromTarget").OnEvent += (_, said) => Hear(said!.Value);
    }

    /// <summary>The one whose script ends so.</summary>
    public static async Task<Worker> AttachAsync(IPage page, string script)
    {
        var browser = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var targets = (await browser.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos");
        var worker = targets
            .EnumerateArray()
            .Single(t =>
                t.GetProperty("type").GetString() == "service_worker"
                && t.GetProperty("url").GetString()!.EndsWith(script, StringComparison.Ordinal)
            );
        var attached = await browser.SendAsync(
            "Target.attachToTarget",
            new Dictionary<string, object>
            {
                ["targetId"] = worker.GetProperty("targetId").GetString()!,
                ["flatten"] = false,
            }
        );
        return new Worker(browser, attached!.Value.GetProperty("sessionId").GetString()!);
    }

    /// <summary>What it comes to, as text.</summary>
    public async Task<string?> RunAsync(string script)
    {
        var id = Interlocked.Increment(ref last);
        var answer = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new
        {
            id,
            method = "Runtime.evaluate",
            @params = new
            {
                expression = script,
                awaitPromise = true,
                returnByValue = true,
            },
        };
        await browser.SendAsync(
            "Target.sendMessageToTarget",
            new Dictionary<string, object> { ["sessionId"] = session, ["message"] = JsonSerializer.Serialize(message) }
        );
        var result = (await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).GetProperty(
            "result"
        );
        return result.TryGetProperty("value", out var value) ? value.ToString() : null;
    }

    private void Hear(JsonElement said)
    {
        var message = JsonDocument.Parse(said.GetProperty("message").GetString()!).RootElement;
        if (message.TryGetProperty("id", out var id) && asked.TryRemove(id.GetInt32(), out var waiting))
            waiting.TrySetResult(message.GetProperty("result"));
    }
}
