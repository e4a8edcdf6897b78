using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>News of the group: for everybody, for its members, planned, a draft, and one that was deleted.</summary>
public sealed partial class Scene
{
    internal string Post { get; private set; } = "";

    internal string PostGone { get; private set; } = "";

    private string Posts => $"/groups/{Group}/posts";

    private async Task WritePostsAsync(IPage page)
    {
        await PostAsync(page, "Ce qui n’est plus là", "Everybody", "now");
        PostGone = await PostOnTopAsync(page);
        await page.APIRequest.SendAsync(Home, $"{Posts}/{PostGone}/deletion");
        await PostAsync(page, "Combien d’eau boit un datacenter ?", "Everybody", "now");
        Post = await PostOnTopAsync(page);
        foreach (var shown in Shown)
            await SendPictureAsync(page.APIRequest, $"{Posts}/{Post}/pictures", shown);
        await PostAsync(page, "Compte rendu de la réunion du mardi", "Members", "now");
        await PostAsync(page, "Le programme du printemps", "Everybody", "draft");
    }

    private Task PostAsync(IPage page, string title, string readers, string when) =>
        page.APIRequest.SendAsync(
            Home,
            Posts,
            ("title", title),
            ("words", "On a compté, **sources à l’appui**.\n\n- moins qu’un golf\n- plus qu’on ne croit"),
            ("language", "fr"),
            ("readers", readers),
            ("team", ""),
            ("when", when)
        );

    private async Task<string> PostOnTopAsync(IPage page)
    {
        var list = await (await page.APIRequest.GetAsync($"/@{Group}/posts")).TextAsync();
        return PostId().Match(list).Groups["id"].Value;
    }

    [GeneratedRegex("/posts/(?<id>[0-9a-f-]{36})")]
    private static partial Regex PostId();
}
