using System.Diagnostics;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// On phones, on two servers: a group there announces something on request; somebody here follows the group, asks to come, is
/// told yes, and hears that it was moved and called off. Somebody else asks to belong to a group there, is let in, reads what
/// it says and comes to what it announces, and leaves.
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

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_here_is_let_into_a_group_there_hears_of_it_and_leaves(bool script, string language)
    {
        var visitor = new Visitor(script, language, 390, Dark: !script);
        var people = new Groupwork(ring.There, visitor, "across");
        var romain = await people.ComeAsync("romain");
        var space = await people.StartAsync(romain, "association", "Trois rives", "romain");
        var dao = await new Groupwork(ring.Here, visitor, "across").ComeAsync("dao");
        var asked = await AskAsync(dao, $"{ring.There.Program.Address}@{space.Split('/')[^1]}", language);

        await SeesSoonAsync(romain, $"{space}/requests", "Pour l’eau.");
        await romain.PressAsync("main form[action$='/admission'] button");
        await SeesSoonAsync(dao, asked, language == "fr" ? "Vous en faites partie" : "You have been part of it");
        await dao.SayingAsync(
            $"dao.{language}@across.example",
            language == "fr" ? "Vous êtes membre" : "You are a member"
        );
        await romain.GoAsync($"{space}/members");
        await romain.SeesAsync("Dao");

        await romain.GoAsync($"{space}/posts/new");
        await romain.TypeAsync("title", "Le local rouvre");
        await romain.TypeAsync("words", "Lundi à 18 heures.");
        await romain.PressAsync("main form .btn-primary");
        await romain.GoAsync($"/new?group={space.Split('/')[^1]}");
        await romain.TypeAsync("title", "Veillée au local");
        await romain.TypeAsync("date", Days.In(20));
        await romain.CreateAsync();
        await HearsAndComesAsync(dao, romain, language);

        await dao.Page.GotoAsync(asked);
        await dao.UseAsync("main details:has(form[action$='/end']) > summary", "Enter");
        await dao.PressAsync("main form[action$='/end'] button");
        await dao.SeesAsync(language == "fr" ? "Vous n’en faites plus partie" : "You are not part of it any more");
        await SeesSoonAsync(romain, $"{space}/members", "Dao", isSo: false);
    }

    /// <summary>Lou, who is there, comes here: whoever looks for Lou there is sent on, and Lou thinks better of it.</summary>
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_moves_from_there_to_here_and_back(bool script, string language)
    {
        var visitor = new Visitor(script, language, 390, Dark: !script);
        var (lou, after) = (await LouAsync(ring.There, visitor), await LouAsync(ring.Here, visitor));
        var (old, fresh) = (HandleOf(lou), HandleOf(after));

        await lou.PressAsync("main a[href$='/move']");
        await lou.TypeAsync("to", $"{ring.Here.Program.Address}@{fresh}");
        await lou.PressAsync("main form[action$='/move'] button");
        await lou.SeesAsync(language == "fr" ? "Là-bas, rien ne dit" : "There nothing says");

        await after.PressAsync("main a[href$='/move']");
        await after.TypeAsync("known", $"{ring.There.Program.Address}@{old}");
        await after.PressAsync("main form[action$='/origin'] button");
        await lou.PressAsync("main form[action$='/move'] button");
        await lou.SeesAsync(language == "fr" ? "Rester ici" : "Stay here");
        await lou.PressAsync("main form .btn-danger");
        await lou.GoAsync($"/@{old}");
        await lou.SeesAsync($"@{fresh}@{ring.Here.Program.Address.Authority}");
        await lou.GoAsync($"/account/profiles/{old}/move");
        await lou.PressAsync("main form[action$='/end'] button");
        await lou.GoAsync($"/@{old}");
        Assert.DoesNotContain(fresh + "@", await lou.ReadAsync(), StringComparison.Ordinal);
    }

    /// <summary>Somebody with a profile, where they change it.</summary>
    private static async Task<Walk> LouAsync(IVisited where, Visitor visitor)
    {
        var lou = await new Groupwork(where, visitor, "moving").ComeAsync("lou");
        await lou.GoAsync("/account");
        await lou.SignInAsync($"lou.{visitor.Language}@moving.example");
        await lou.GoAsync("/account/profiles/new");
        await lou.TypeAsync("name", "Lou");
        await lou.TypeAsync("handle", $"lou_{Guid.NewGuid():N}"[..20]);
        await lou.PressAsync("main form .btn-primary");
        return lou;
    }

    private static string HandleOf(Walk walk) => new Uri(walk.Page.Url).AbsolutePath.Split('/')[^1];

    /// <summary>From the page on which one follows a group to the one on which one asks to belong to it.</summary>
    /// <returns>Where it stands how that is.</returns>
    private static async Task<string> AskAsync(Walk dao, string group, string language)
    {
        await dao.GoAsync("/account");
        await dao.SignInAsync($"dao.{language}@across.example");
        await dao.GoAsync("/elsewhere");
        await dao.TypeAsync("uri", group);
        await dao.PressAsync("main form[action='/elsewhere'] .btn-primary");
        await dao.PressAsync("main a[href^='/elsewhere/membership']");
        var asked = new Uri(dao.Page.Url).PathAndQuery;
        await dao.TypeAsync("as-name", "Dao");
        await dao.TypeAsync("message", "Pour l’eau.");
        await dao.PressAsync("main form .btn-primary");
        await dao.SeesAsync(language == "fr" ? "n’a pas encore répondu" : "has not answered yet");
        return asked;
    }

    /// <summary>A member follows: what the group says and announces is there, and what it announces can be answered.</summary>
    private static async Task HearsAndComesAsync(Walk dao, Walk romain, string language)
    {
        var about = new Uri(romain.Page.Url).AbsolutePath[..^"/manage".Length];
        await dao.GoAsync("/account");
        await dao.PressAsync("main a[href^='/account/profiles/'][href$='/following']");
        var own = new Uri(dao.Page.Url).AbsolutePath;
        await SeesSoonAsync(dao, own, "Le local rouvre");
        await dao.PressAsync("main a[href^='/elsewhere/posts/']:has-text('Le local rouvre')");
        await dao.SeesAsync("Lundi à 18 heures.");
        await SeesSoonAsync(dao, own, "Veillée au local");
        await dao.PressAsync("main a[href^='/elsewhere/']:has-text('Veillée au local')");
        var elsewhere = new Uri(dao.Page.Url).AbsolutePath;
        await dao.GoAsync($"{elsewhere}/coming");
        await dao.PressAsync($"main form[action='{elsewhere}/coming'] .btn-primary");
        await SeesSoonAsync(dao, $"{elsewhere}/coming", language == "fr" ? "Vous venez" : "You come");
        await SeesSoonAsync(romain, $"{about}/manage", "Dao");
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
    private static async Task SeesSoonAsync(Walk walk, string path, string words, bool isSo = true)
    {
        var waited = Stopwatch.StartNew();
        do await walk.Page.GotoAsync(path);
        while ((await walk.ReadAsync()).Contains(words, StringComparison.Ordinal) != isSo && waited.Elapsed < Patience);
        await walk.LookAsync();
        Assert.Equal(isSo, (await walk.ReadAsync()).Contains(words, StringComparison.Ordinal));
    }
}
