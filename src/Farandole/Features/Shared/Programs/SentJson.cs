using System.Text.Json;

namespace Farandole.Features.Shared.Programs;

/// <summary>What a program sent.</summary>
internal static class SentJson
{
    /// <summary>Null when it is no JSON, or none of this shape.</summary>
    public static async Task<T?> ReadSentJson<T>(this HttpRequest request, CancellationToken ct)
        where T : class
    {
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync<T>(ct) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The second: of an encoding that does not exist.
            return null;
        }
    }
}
