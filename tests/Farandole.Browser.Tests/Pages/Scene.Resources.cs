using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What the group uses elsewhere: two links that stand first, and one under a heading.</summary>
public sealed partial class Scene
{
    internal string Link { get; private set; } = "";

    private async Task ShareLinksAsync(IAPIRequestContext keeper)
    {
        foreach (var (name, address, folder) in SharedLinks)
            await keeper.SendAsync(
                Home,
                $"{Space}/resources",
                ("name", name),
                ("address", address),
                ("folder", folder),
                ("ask", "demander à Bao")
            );
        var page = await (await keeper.GetAsync(new Uri(Home, $"{Space}/resources").ToString())).TextAsync();
        Link = AnyLink().Match(page).Groups[1].Value;
    }

    private static readonly (string Name, string Address, string Folder)[] SharedLinks =
    [
        ("Dossier partagé", "https://cloud.letamis.example/s/marche", ""),
        ("Pad du déroulé", "https://pad.exemple.org/p/deroule", ""),
        ("Cagnotte et adhésions", "https://www.helloasso.com/associations/eaux-vives", "Argent"),
    ];

    [GeneratedRegex("/resources/([0-9a-f-]{36})/edit")]
    private static partial Regex AnyLink();
}
