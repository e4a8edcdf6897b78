using System.Text;

namespace Farandole.Tests.Media;

/// <summary>Pictures as the pages of the program send them, and what is kept of them.</summary>
internal static class Sending
{
    private static readonly Lazy<byte[]> Small = new(() =>
        TestPictures.Photo(80, 60).WithSecrets().WriteToBuffer(".jpg")
    );

    /// <summary>A photo with where it was taken in it.</summary>
    public static byte[] Photo => Small.Value;

    public static byte[] NoPhoto => Encoding.UTF8.GetBytes("<svg onload=alert(1)>");

    public static async Task<HttpResponseMessage> SendsPicture(
        this HttpClient somebody,
        string path,
        byte[]? picture,
        string alt
    )
    {
        using var form = new MultipartFormDataContent { { new StringContent(alt), "alt" } };
        if (picture is not null)
            form.Add(new ByteArrayContent(picture), "picture", "IMG_2048.jpg");
        return await somebody.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Every file of pictures that the instance keeps, by its folder.</summary>
    public static IReadOnlyList<string> PictureFiles(this App app) =>
        [
            .. Directory
                .GetFiles(Path.Combine(app.DataFolder, "pictures"), "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(app.DataFolder, f).Replace('\\', '/')),
        ];
}
