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
            await SendPictureAsync(organizer, $"{Past.Path}/souvenirs", shown);
        await organizer.SendAsync(Home, $"{Past.Path}/souvenirs/audience", ("for", "hasLink"));
    }

    private async Task SendPictureAsync(IAPIRequestContext by, string path, string shown)
    {
        var form = by.CreateFormData();
        form.Append("alt", shown);
        form.Append("picture", await DrawAsync(by, shown));
        var kept = await by.PostAsync(
            path,
            new() { Multipart = form, Headers = [new("Origin", Home.GetLeftPart(UriPartial.Authority))] }
        );
        Assert.True(kept.Ok, $"{kept.Status}");
    }

    /// <summary>A drawing in the place of a photo.</summary>
    internal static async Task<FilePayload> DrawAsync(IAPIRequestContext reader, string shown) =>
        new()
        {
            Name = "IMG_2048.png",
            MimeType = "image/png",
            Buffer = await (await reader.GetAsync($"/covers/soup-{shown.Length}.png")).BodyAsync(),
        };
}
