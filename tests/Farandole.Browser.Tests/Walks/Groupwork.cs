using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>What people do to be a group.</summary>
internal sealed class Groupwork(IVisited ring, Visitor visitor, string story)
{
    public async Task<Walk> ComeAsync(string name)
    {
        var walk = new Walk(ring, visitor, $"walk-{story}-{name}-{visitor.Language}");
        await walk.ComeAsync();
        return walk;
    }

    /// <summary>From nothing to the space of a new group, by the only screens that there are.</summary>
    /// <returns>Where the space is.</returns>
    public async Task<string> StartAsync(Walk founder, string kind, string group, string name)
    {
        await founder.GoAsync("/new/group");
        await founder.PressAsync("main .banner a.btn");
        await SignInAsync(founder, name);
        await founder.PressAsync($"main a[href='/new/group?kind={kind}']");
        await founder.TypeAsync("name", $"{group} {Guid.NewGuid():N}"[..20]);
        await founder.TypeAsync("as-name", Called(name));
        await founder.PressAsync("main form .btn-primary");
        return new Uri(founder.Page.Url).AbsolutePath;
    }

    /// <summary>From an address alone: what asks to sign in leads back to it.</summary>
    public async Task JoinAsync(Walk walk, string address, string name)
    {
        await walk.GoAsync(address);
        await walk.PressAsync("main a[href^='/account']");
        await SignInAsync(walk, name);
        await walk.TypeAsync("as-name", Called(name));
        await walk.PressAsync("main form .btn-primary");
    }

    private Task SignInAsync(Walk walk, string name) => walk.SignInAsync($"{name}.{visitor.Language}@{story}.example");

    private static string Called(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
