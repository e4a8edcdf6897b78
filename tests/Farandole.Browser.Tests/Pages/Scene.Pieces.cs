using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What is known, what is coming, and what is for some only.</summary>
public sealed partial class Scene
{
    private static object[] Pieces =>
        [
            new
            {
                piece = "address",
                @for = "approved",
                hoursBefore = 48,
            },
            new
            {
                piece = "route",
                promisedOn = Days.In(4),
                word = "Après l’accord de la préfecture",
            },
            new
            {
                piece = "line-1",
                label = "Programme",
                value = "Départ en musique, arrivée en silence.",
            },
            new
            {
                piece = "line-2",
                label = "En cas de pluie",
                promisedOn = Days.In(-1),
            },
        ];

    private async Task AwaitAsync(IAPIRequestContext sender)
    {
        Awaited = await MakeAsync(sender, "Marche de nuit le long de la rivière", "unlisted");
        Shut = await MakeAsync(sender, "Cercle de parole", "unlisted");
        foreach (var (made, pieces) in new[] { (Awaited, Pieces), (Shut, Pieces[..1]) })
            await sender.ChangeAsync(made, new { place = new { name = "Lyon", address = "12 rue des Lilas" }, pieces });
        Dateless = await sender.AnnounceAsync(
            new
            {
                title = "Bal d’automne au kiosque",
                start = (string?)null,
                place = new { name = "Parc de la Tête d’Or, Lyon" },
                text = "La date dépend de l’orchestre.",
                visibility = "unlisted",
            }
        );
        await sender.SendAsync(Home, $"{Awaited.Path}/follow", ("email", "attend@example.org"));
        Followed = await LinkAsync("attend@example.org", 1, "/f/");
        await sender.SendAsync(Home, "/sessions", ("key", Shut.Key));
        await sender.SendAsync(Home, $"{Shut.Path}/intrusion");
    }
}
