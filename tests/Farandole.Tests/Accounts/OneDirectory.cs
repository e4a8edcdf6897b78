namespace Farandole.Tests.Accounts;

/// <summary>One directory for all the tests of a class: none of them writes to it.</summary>
public sealed class OneDirectory : IAsyncLifetime
{
    internal DirectoryServer Directory { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Directory = await DirectoryServer.StartAsync();

    public ValueTask DisposeAsync() => Directory.DisposeAsync();
}
