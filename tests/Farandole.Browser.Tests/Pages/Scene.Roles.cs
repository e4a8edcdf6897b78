using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Who may do what in the group: a role of its own, a team with somebody in it.</summary>
public sealed partial class Scene
{
    /// <summary>The path of the group's space.</summary>
    internal string Space => $"/groups/{Group}";

    /// <summary>Of the role that the group made.</summary>
    internal string Role { get; private set; } = "";

    internal string Team { get; private set; } = "";

    /// <summary>Who looks, as a member.</summary>
    internal string Member { get; private set; } = "";

    private async Task ShareRolesAsync(IAPIRequestContext keeper)
    {
        await keeper.SendAsync(Home, $"{Space}/roles", ("name", "Tient le bar"), ("area-Events", "Propose"));
        var page = await (await keeper.GetAsync(new Uri(Home, $"{Space}/rights").ToString())).TextAsync();
        Role = OwnRole().Match(page).Groups[1].Value;
        Team = AnyTeam().Match(page).Groups[1].Value;
        Member = AnyMember().Match(page).Groups[1].Value;
        await keeper.SendAsync(Home, $"{Space}/teams/{Team}/members", ("member", Member), ("leads", "true"));
    }

    [GeneratedRegex("/roles/([0-9a-f-]{36})\"[^>]*>Tient le bar")]
    private static partial Regex OwnRole();

    [GeneratedRegex("/teams/([0-9a-f-]{36})")]
    private static partial Regex AnyTeam();

    [GeneratedRegex("/members/([0-9a-f-]{36})/role")]
    private static partial Regex AnyMember();
}
