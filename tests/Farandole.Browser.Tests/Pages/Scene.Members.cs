using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Somebody comes by invitation, somebody waits for an answer; and the group of another, where who looks is not.</summary>
public sealed partial class Scene
{
    /// <summary>Of a group where who looks is no member.</summary>
    internal string Other { get; private set; } = "";

    /// <summary>By which they could be one.</summary>
    internal string OtherLink { get; private set; } = "";

    /// <summary>Of an invitation to the group of who looks.</summary>
    internal string InvitationPath { get; private set; } = "";

    /// <summary>Of a member of that group who came by it.</summary>
    internal string MemberPath { get; private set; } = "";

    private async Task MeetAsync(IAPIRequestContext keeper, string language)
    {
        var group = $"/groups/{Group}";
        InvitationPath = await InviteToAsync(keeper, group);
        var nadia = await AnotherAsync($"nadia-{language}@example.org", language);
        await nadia.SendAsync(
            Home,
            await LinkOfAsync(keeper, InvitationPath),
            ("as", "new"),
            ("as-name", "Nadia Ben Youssef"),
            ("shown", "ToEverybody")
        );
        await nadia.SendAsync(Home, $"{group}/me", ("does", "Affiches et collages"), ("shown", "ToEverybody"));
        MemberPath = MemberIn().Match(await ReadAsync(keeper, $"{group}/members?q=nadia")).Value;
        var bao = await AnotherAsync($"bao-{language}@example.org", language);
        await bao.SendAsync(Home, $"{group}/joining", ("as", "new"), ("as-name", "Bao"), ("shown", "ToMembers"));
        await StartAnotherAsync(nadia, language);
    }

    private async Task StartAnotherAsync(IAPIRequestContext nadia, string language)
    {
        Other = $"tuba_{language}";
        await nadia.SendAsync(
            Home,
            "/groups",
            ("kind", "Association"),
            ("name", "Les tubas du dimanche"),
            ("handle", Other),
            ("joining", "OnRequest"),
            ("listed", "true"),
            ("as", "new"),
            ("as-name", "Nadia")
        );
        await nadia.SendAsync(
            Home,
            $"/groups/{Other}/settings",
            ("name", "Les tubas du dimanche"),
            ("summary", "On souffle, on rit, on recommence."),
            ("joining", "OnRequest"),
            ("listed", "true"),
            ("questions", "De quel instrument jouez-vous ?\nQui vous a parlé de nous ?")
        );
        OtherLink = await LinkOfAsync(nadia, await InviteToAsync(nadia, $"/groups/{Other}"));
    }

    private async Task<IAPIRequestContext> AnotherAsync(string address, string language)
    {
        var page = await chromium.NewPageAsync(new Visitor(Language: language), Home);
        await EnterAsync(page, address, 1);
        return page.APIRequest;
    }

    private async Task<string> InviteToAsync(IAPIRequestContext member, string group)
    {
        var role = RoleIn().Match(await ReadAsync(member, $"{group}/invitations")).Groups["id"].Value;
        return await member.FollowAsync(
            Home,
            $"{group}/invitations",
            ("role", role),
            ("uses", "20"),
            ("ends", Days.In(30))
        );
    }

    private async Task<string> LinkOfAsync(IAPIRequestContext member, string invitation) =>
        JoinIn().Match(await ReadAsync(member, invitation)).Value;

    private async Task<string> ReadAsync(IAPIRequestContext reader, string path) =>
        await (await reader.GetAsync(new Uri(Home, path).ToString())).TextAsync();

    [GeneratedRegex(@"<option value=""(?<id>[0-9a-f-]{36})""")]
    private static partial Regex RoleIn();

    [GeneratedRegex(@"/join/fj1_[\w-]+")]
    private static partial Regex JoinIn();

    [GeneratedRegex(@"/groups/\w+/members/[0-9a-f-]{36}")]
    private static partial Regex MemberIn();
}
