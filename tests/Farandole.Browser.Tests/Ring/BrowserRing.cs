using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>One program and one browser for all classes marked `[Collection(BrowserRing.Name)]`.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserRing : IVisited, IAsyncLifetime, ICollectionFixture<BrowserRing>
{
    public const string Name = "browser";

    /// <summary>
    /// Those marked with this one have a program of their own: where twenty events are announced within ten minutes, who
    /// has no script waits half a minute for the next one.
    /// </summary>
    public const string Jobs = "jobs";

    private static readonly Dictionary<string, string> NoSettings = [];
    private readonly Chromium _chromium = new();
    private RunningFarandole? _program;

    public RunningFarandole Program => _program ?? throw new InvalidOperationException("The ring is not started.");

    public async ValueTask InitializeAsync()
    {
        _program = await RunningFarandole.StartAsync(NoSettings, CancellationToken.None);
        await _chromium.InitializeAsync();
    }

    public Task<IPage> NewPageAsync(Visitor visitor) => _chromium.NewPageAsync(visitor, Program.Address);

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        // Held for every page of every test at once, so that no test can forget it.
        Assert.True(_chromium.Complaints.Count == 0, string.Join('\n', _chromium.Complaints));
    }
}

[CollectionDefinition(BrowserRing.Jobs)]
public sealed class JobsRing : ICollectionFixture<BrowserRing>;
