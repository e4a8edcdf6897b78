using Farandole.Tests.Rig;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>Two programs of ours that may speak with each other, and one browser that visits both.</summary>
public sealed class TwoServersRing : IAsyncLifetime
{
    private readonly Chromium chromium = new();
    private Visited? here;
    private Visited? there;

    public IVisited Here => here ?? throw new InvalidOperationException("The ring is not started.");

    public IVisited There => there ?? throw new InvalidOperationException("The ring is not started.");

    public async ValueTask InitializeAsync()
    {
        int[] ports = [FreePort.Find(), FreePort.Find()];
        Dictionary<string, string> settings = new()
        {
            ["FARANDOLE_SafeHttp__AllowLoopbackPorts"] = string.Join(',', ports),
        };
        var programs = await Task.WhenAll(
            ports.Select(p => RunningFarandole.StartAsync(settings, CancellationToken.None, "localhost", p))
        );
        (here, there) = (new(programs[0], chromium), new(programs[1], chromium));
        await chromium.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        foreach (var one in new[] { here, there }.OfType<Visited>())
            await one.Program.DisposeAsync();
        Assert.True(chromium.Complaints.Count == 0, string.Join('\n', chromium.Complaints));
    }

    private sealed record Visited(RunningFarandole Program, Chromium Chromium) : IVisited
    {
        public Task<IPage> NewPageAsync(Visitor visitor) => Chromium.NewPageAsync(visitor, Program.Address);
    }
}
