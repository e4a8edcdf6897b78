using Microsoft.AspNetCore.Http.Features;

namespace Farandole.Platform.Web;

/// <summary>Reads what was sent as a form.</summary>
internal static class SentForm
{
    /// <summary>Empty when it was sent as anything else.</summary>
    /// <exception cref="BadHttpRequestException">It claims to be a form and cannot be read as one.</exception>
    public static Task<IFormCollection> ReadSentForm(this HttpRequest request, CancellationToken ct) =>
        request.HasFormContentType
            ? OrBad(() => request.ReadFormAsync(ct))
            : Task.FromResult<IFormCollection>(FormCollection.Empty);

    public static Task<IFormCollection> ReadSentForm(
        this HttpRequest request,
        FormOptions options,
        CancellationToken ct
    ) =>
        request.HasFormContentType
            ? OrBad(() => request.ReadFormAsync(options, ct))
            : Task.FromResult<IFormCollection>(FormCollection.Empty);

    /// <summary>The framework has several ways of saying that a form is broken; all of them blame the sender.</summary>
    public static async Task<T> OrBad<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception malformed)
            when (malformed is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form cannot be read.", malformed);
        }
    }
}
