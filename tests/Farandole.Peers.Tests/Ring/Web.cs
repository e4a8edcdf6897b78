using System.Net;
using System.Text;
using System.Text.Json;

namespace Farandole.Peers.Tests.Ring;

/// <summary>What came back for a request.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? Where)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
}

/// <summary>Asks servers of this machine, and keeps their cookies.</summary>
/// <param name="home">Which.</param>
/// <param name="account">A name and its password, where these are shown with each request.</param>
internal sealed class Web(Uri home, string? account = null) : IDisposable
{
    // The product's one safe client refuses loopback addresses, and rightly so.
    private readonly HttpMessageInvoker wire = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Task<Answer> GetAsync(string path, string accept = "text/html") =>
        SendAsync(HttpMethod.Get, path, null, ("Accept", accept));

    /// <summary>A form of ours, as it would be sent from one of our pages.</summary>
    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var answer = await SendAsync(HttpMethod.Post, path, form, ("Origin", home.GetLeftPart(UriPartial.Authority)));
        Assert.True((int)answer.Status < 400, $"{path}: {answer.Status}\n{answer.Text}");
        return answer;
    }

    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, object? said, string? key = null)
    {
        using var body = new StringContent(JsonSerializer.Serialize(said), Encoding.UTF8, "application/json");
        var answer = await SendAsync(method, path, said is null ? null : body, ("Authorization", $"Bearer {key}"));
        Assert.True((int)answer.Status < 400, $"{path}: {answer.Status}\n{answer.Text}");
        return answer.Text.Length > 0 ? answer.Json : default;
    }

    public void Dispose() => wire.Dispose();

    private async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        var ct = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, new Uri(home, path)) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (account is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
        using var answer = await wire.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return new(answer.StatusCode, text, answer.Headers.Location?.OriginalString);
    }
}
