namespace Farandole.ActivityPub.Reading;

/// <summary>A picture somewhere else. <see cref="Name"/> is its description, unless it is only a word of Mobilizon's.</summary>
public sealed record RemotePicture(string Url, string? MediaType, string? Name)
{
    /// <summary>In pixels, as told.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>What is said to be the banner (FEP-8a8e, Mobilizon), else <c>image</c>, else the first picture that belongs to it.</summary>
    public static RemotePicture? BannerOf(ActivityObject thing)
    {
        var attached = thing.Objects("attachment").Where(IsPicture).ToList();
        return (
            attached
                .Where(a => a.Flag("isBannerImage") == true)
                .Concat(attached.Where(a => a.Text("name") == "Banner"))
                .Concat(thing.Objects("image"))
                .Concat(attached)
        )
            .Select(Of)
            .FirstOrDefault(p => p is not null);
    }

    /// <summary>Null without an http(s) address.</summary>
    public static RemotePicture? Of(ActivityObject picture)
    {
        var url = picture.IsReference ? picture.Id : picture.Url ?? picture.IdOf("href");
        if (Origin.Of(url) is null)
            return null;
        var name = picture.Text("name");
        return new RemotePicture(url!, picture.MediaType, name == "Banner" ? null : name)
        {
            Width = picture.Count("width"),
            Height = picture.Count("height"),
        };
    }

    private static bool IsPicture(ActivityObject attached) =>
        !attached.IsReference
        && (attached.Is("Image") || attached.Is("Document"))
        && attached.MediaType?.StartsWith("image/", StringComparison.Ordinal) != false;
}
