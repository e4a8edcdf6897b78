namespace Farandole.Tests.Canaries;

/// <summary>The whole life of the canaries, lived once for all who only look at what it left.</summary>
public sealed class FullFlowOnce : IAsyncLifetime
{
    private FullFlow? flow;

    internal FullFlow Flow => flow ?? throw new InvalidOperationException("Nothing has happened yet.");

    public async ValueTask InitializeAsync() => flow = await FullFlow.RunAsync();

    public async ValueTask DisposeAsync()
    {
        if (flow is not null)
            await flow.DisposeAsync();
    }
}
