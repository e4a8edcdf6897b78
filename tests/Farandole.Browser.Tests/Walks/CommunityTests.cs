using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// "Community of interest: start", on phones: people who know their subject open a group, somebody who shares it comes by
/// themselves, proposes an evening that a second person lets out, and is one of those who organize from then on.
/// </summary>
[Collection(BrowserRing.Name)]
public sealed class CommunityTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task From_nothing_to_evenings_that_several_take_turns_to_prepare(bool script, string language)
    {
        var people = new Groupwork(ring, new(script, language, 390, Dark: !script), "community");
        var amel = await people.ComeAsync("amel");
        var group = await people.StartAsync(amel, "community", "Go à Lyon", "amel");
        var handle = group.Split('/')[^1];

        // Nobody had to invite them: the group stands among the groups, and is open.
        var sacha = await people.ComeAsync("sacha");
        await sacha.GoAsync("/groups");
        await sacha.PressAsync($"main a[href='/@{handle}']");
        await sacha.PressAsync($"main a[href='{group}/joining']");
        await people.JoinAsync(sacha, new Uri(sacha.Page.Url).AbsolutePath, "sacha");

        var first = await ProposeAsync(sacha, handle);
        await SendBackAsync(amel, group, first);
        await ChangeAsync(sacha, first);
        await LetOutAsync(amel, group, first);

        await TakeInAsync(amel, group);
        await AnnounceAsync(sacha, handle);
        await amel.GoAsync($"{first}/log");
        await amel.SeesAsync("Sacha");
        await sacha.GoAsync($"/@{handle}");
        await sacha.SeesAsync("Soirée débutants");
        await sacha.SeesAsync("Tournoi d’hiver");
    }

    private static async Task<string> ProposeAsync(Walk sacha, string handle)
    {
        await sacha.GoAsync($"/new?group={handle}");
        await sacha.TypeAsync("title", "Soirée débutants");
        await sacha.TypeAsync("date", Days.In(20));
        await sacha.CreateAsync();
        var about = new Uri(sacha.Page.Url).AbsolutePath;
        Assert.Equal(1, await sacha.Page.Locator("#proposal-title").CountAsync());
        return about;
    }

    private static async Task SendBackAsync(Walk amel, string group, string about)
    {
        await amel.GoAsync(group);
        await amel.PressAsync($"main section:has(#proposed-title) a[href='{about}/hosting']");
        await amel.TypeAsync("word", "À quelle heure ?");
        await amel.PressAsync($"main form[action='{about}/proposal/refusal'] button");
    }

    private static async Task ChangeAsync(Walk sacha, string about)
    {
        await sacha.GoAsync(about);
        await sacha.SeesAsync("À quelle heure ?");
        await sacha.PressAsync($"main a[href='{about}/edit']");
        await sacha.TypeAsync("time", "19:30");
        await sacha.PressAsync($"main form[action='{about}/edit'] .btn-primary");
        await sacha.PressAsync($"main form[action='{about}/proposal'] button");
        Assert.DoesNotContain("À quelle heure ?", await sacha.ReadAsync(), StringComparison.Ordinal);
    }

    private static async Task LetOutAsync(Walk amel, string group, string about)
    {
        await amel.GoAsync($"{group}/events");
        await amel.PressAsync($"main a[href='{about}/hosting']");
        await amel.PressAsync($"main section:has(#proposal-title) form[action='{about}/publication'] button");
        await amel.GoAsync(group);
        Assert.Equal(0, await amel.Page.Locator("#proposed-title").CountAsync());
    }

    /// <summary>Into the team that takes turns, until a day.</summary>
    private static async Task TakeInAsync(Walk amel, string group)
    {
        await amel.GoAsync($"{group}/teams");
        await amel.PressAsync("main a[href*='/teams/']:not([href$='/new'])");
        var form = amel.Page.Locator("main form[action$='/members']").Last;
        await form.Locator("[name=member]").SelectOptionAsync(new SelectOptionValue { Label = "Sacha" });
        await form.Locator("[name=until]").FillAsync(Days.In(200));
        await amel.Page.ArriveAsync(() => form.Locator("button").ClickAsync());
        await amel.LookAsync();
        await amel.SeesAsync("Sacha");
    }

    /// <summary>For the team nobody is asked any more.</summary>
    private static async Task AnnounceAsync(Walk sacha, string handle)
    {
        await sacha.GoAsync($"/new?group={handle}");
        var host = sacha.Page.Locator("[name=host]");
        var ofTeam = await host.Locator($"option[value^='@{handle}/']").GetAttributeAsync("value");
        await host.SelectOptionAsync(ofTeam!);
        await sacha.TypeAsync("title", "Tournoi d’hiver");
        await sacha.TypeAsync("date", Days.In(40));
        await sacha.CreateAsync();
        Assert.EndsWith("/manage", new Uri(sacha.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }
}
