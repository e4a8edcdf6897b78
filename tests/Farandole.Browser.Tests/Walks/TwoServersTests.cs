using System.Diagnostics;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// On phones, on two servers: a group there announces something on request; somebody here follows the group, asks to come, is
/// told yes, and hears that it was moved and called off.
/// </summary>
public sealed class TwoServersTests(TwoServersRing ring) : IClassFixture<TwoServersRing>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task A_group_there_is_followed_from_here_and_somebody_here_comes_to_its_event(
        bool script,
        string language
    )
    {
        var visitor = new Visitor(script, language, 390, Dark: !script);
        var (group, about, nadia) = await AnnounceAsync(visitor);

        var bao = await new Groupwork(ring.Here, visitor, "servers").ComeAsync("bao");
        await FollowAsync(bao, $"{ring.There.Program.Address}@{group}", $"bao.{language}@servers.example");
        var own = new Uri(bao.Page.Url).AbsolutePath;
        await SeesSoonAsync(bao, own, "Bal sur deux rives");
        await bao.PressAsync("main a[href^='/elsewhere/']:has-text('Bal sur deux rives')");
        var elsewhere = new Uri(bao.Page.Url).AbsolutePath;
        await bao.PressAsync($"main a[href='{elsewhere}/coming']");
        await bao.TypeAsync("message", "Je danse la bourrée.");
        await bao.PressAsync($"main form[action='{elsewhere}/coming'] .btn-primary");

        await SeesSoonAsync(nadia, $"{about}/requests", "Je danse la bourrée.");
        await nadia.Page.Locator("[name='all']").CheckAsync();
        await nadia.PressAsync("button[value='Accepted']");
        await ring.There.Program.LetDecisionsStandElsewhereAsync(Ct);
        await SeesSoonAsync(bao, $"{elsewhere}/coming", language == "fr" ? "Vous venez" : "You come");

        await nadia.GoAsync($"{about}/edit");
        await nadia.TypeAsync("title", "Bal sur trois rives");
        await nadia.PressAsync("main form[action$='/edit'] button.btn-primary");
        await SeesSoonAsync(bao, elsewhere, "Bal sur trois rives");
        await nadia.GoAsync($"{about}/cancellation");
        await nadia.TypeAsync("reason", "Orage");
        await nadia.PressAsync("main form[action$='/cancellation'] button");
        await SeesSoonAsync(bao, elsewhere, language == "fr" ? "Annulé" : "Cancelled");
        await bao.SayingAsync($"bao.{language}@servers.example", "Bal sur trois rives");
    }

    /// <summary>A group there, and what it announces for those whom it lets in.</summary>
    private async Task<(string Group, string About, Walk Nadia)> AnnounceAsync(Visitor visitor)
    {
        var people = new Groupwork(ring.There, visitor, "servers");
        var nadia = await people.ComeAsync("nadia");
        var group = (await people.StartAsync(nadia, "association", "Deux rives", "nadia")).Split('/')[^1];
        await nadia.GoAsync($"/new?group={group}");
        await nadia.TypeAsync("title", "Bal sur deux rives");
        await nadia.TypeAsync("date", Days.In(30));
        await nadia.CreateAsync();
        var about = new Uri(nadia.Page.Url).AbsolutePath[..^"/manage".Length];
        await nadia.GoAsync($"{about}/admission");
        await nadia.Page.Locator("[name='on']").CheckAsync();
        await nadia.PressAsync("form[action$='/admission'] button.btn-primary");
        return (group, about, nadia);
    }

    /// <summary>By the address of its page, which whoever found it there can copy.</summary>
    private static async Task FollowAsync(Walk walk, string group, string address)
    {
        await walk.GoAsync("/account");
        await walk.SignInAsync(address);
        await walk.GoAsync("/elsewhere");
        await walk.TypeAsync("uri", group);
        await walk.PressAsync("main form[action='/elsewhere'] .btn-primary");
        await walk.TypeAsync("as-name", "Bao");
        await walk.ChooseAsync("told", "OnPage");
        await walk.PressAsync("main form .btn-primary");
    }

    /// <summary>What comes from another server comes when it comes: looked for again and again, as people do.</summary>
    private static async Task SeesSoonAsync(Walk walk, string path, string words)
    {
        var waited = Stopwatch.StartNew();
        do await walk.Page.GotoAsync(path);
        while (!(await walk.ReadAsync()).Contains(words, StringComparison.Ordinal) && waited.Elapsed < Patience);
        await walk.LookAsync();
        await walk.SeesAsync(words);
    }
}
