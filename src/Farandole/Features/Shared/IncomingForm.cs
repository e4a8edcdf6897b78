using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Farandole.Features.Shared;

/// <summary>
/// A form with a picture. When the picture is far too big its bytes are thrown away as they come, but the fields around
/// it are read: the page comes back with everything that was typed.
/// </summary>
internal sealed record IncomingForm(IFormCollection Fields, IFormFile? Picture, bool IsTooBig)
{
    /// <summary>What is thrown away at most; beyond it the connection is cut.</summary>
    public const long MostThrownAway = 128 * 1024 * 1024;

    private const int FieldsAlone = 512 * 1024;
    private const long Most = PictureLimits.Bytes + FieldsAlone;

    public static async Task<IncomingForm> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > Most)
            return new(await SentForm.OrBad(() => FieldsOf(request, ct)), null, IsTooBig: true);
        var form = await request.ReadSentForm(new FormOptions { MultipartBodyLengthLimit = Most }, ct);
        return new(form, form.Files["picture"] is { Length: > 0 } file ? file : null, IsTooBig: false);
    }

    private static async Task<FormCollection> FieldsOf(HttpRequest request, CancellationToken ct)
    {
        var fields = new KeyValueAccumulator();
        var left = FieldsAlone;
        if (
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary
        )
        {
            var parts = new MultipartReader(boundary.Value!, request.Body);
            while (await parts.ReadNextSectionAsync(ct) is { } part)
            {
                if (part.GetContentDispositionHeader() is not { } about || !about.IsFormDisposition())
                    continue;
                var text = await TextOf(part.Body, left, ct);
                left -= text.Length;
                fields.Append(HeaderUtilities.RemoveQuotes(about.Name).Value ?? "", text);
            }
        }
        return new FormCollection(new Dictionary<string, StringValues>(fields.GetResults()));
    }

    /// <summary>No more than there is room for; the reader of parts throws the rest away.</summary>
    private static async Task<string> TextOf(Stream body, int most, CancellationToken ct)
    {
        using var reader = new StreamReader(body, leaveOpen: true);
        var text = new char[most];
        return new string(text, 0, await reader.ReadBlockAsync(text, ct));
    }
}
