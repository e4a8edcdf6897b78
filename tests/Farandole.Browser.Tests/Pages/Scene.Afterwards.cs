using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What is left of an event that is over.</summary>
public sealed partial class Scene
{
    private static readonly string[] Shown = ["La grande marmite", "La ronde autour du feu", "La fanfare, de dos"];

    private async Task LeaveAsync(IAPIRequestContext organizer)
    {
        await organizer.SendAsync(Home, "/sessions", ("key", Past.Key));
        await organizer.SendAsync(
            Home,
            $"{Past.Path}/afterwards",
            ("thanks", "Merci à **toutes et tous**, et aux douze personnes qui ont épluché les potirons.")
        );
        foreach (var shown in Shown)
        {
            var form = organizer.CreateFormData();
            form.Append("alt", shown);
            form.Append("picture", await DrawAsync(organizer, shown));
            var kept = await organizer.PostAsync(
                $"{Past.Path}/souvenirs",
                new() { Multipart = form, Headers = [new("Origin", Home.GetLeftPart(UriPartial.Authority))] }
            );
            Assert.True(kept.Ok, $"{kept.Status}");
        }
        await organizer.SendAsync(Home, $"{Past.Path}/souvenirs/audience", ("for", "hasLink"));
    }

    /// <summary>A drawing in the place of a photo.</summary>
    private static async Task<FilePayload> DrawAsync(IAPIRequestContext reader, string shown) =>
        new()
        {
            Name = "IMG_2048.png",
            MimeType = "image/png",
            Buffer = await (await reader.GetAsync($"/covers/soup-{shown.Length}.png")).BodyAsync(),
        };
}
