using System.Net;

namespace Farandole.Bench;

/// <summary>An organizer's browser.</summary>
internal static class Backstage
{
    public static async Task<HttpClient> OpenAsync(Uri address, string key)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
        )
        {
            BaseAddress = address,
        };
        client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        await client.SendFormAsync("/sessions", ("key", key));
        return client;
    }

    public static async Task SendFormAsync(
        this HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await client.PostAsync(path, form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{path} answers {answer.StatusCode}.");
    }
}
