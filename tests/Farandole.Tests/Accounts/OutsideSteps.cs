using System.Net;
using System.Web;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Accounts;

/// <summary>What a browser does between the two sites.</summary>
internal static class OutsideSteps
{
    public const string Door = "/account/outside/house";
    public const string Return = Door + "/return";

    /// <summary>Goes there, is recognised, and taps "go on" on the page that waits here.</summary>
    public static async Task<HttpResponseMessage> ComesFromOutside(this HttpClient visitor, string door = Door) =>
        await visitor.Post(Return, await visitor.IsSentBack(door));

    /// <summary>Goes there and is sent back; returns what the page here carries.</summary>
    public static async Task<(string Name, string Value)[]> IsSentBack(this HttpClient visitor, string door = Door)
    {
        var sent = await visitor.Get(door);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var network = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpMessageInvoker(network);
        using var asked = new HttpRequestMessage(HttpMethod.Get, sent.Headers.Location);
        using var answer = await browser.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var back = answer.Headers.Location!;
        Assert.Equal("farandole.test", back.Host);
        var page = await visitor.Page(back.PathAndQuery);
        var query = HttpUtility.ParseQueryString(back.Query);
        var values = query.AllKeys.Select(k => (k!, query[k]!)).ToArray();
        foreach (var (name, value) in values)
            Assert.Contains(
                $"name=\"{name}\" value=\"{WebUtility.HtmlEncode(value)}\"",
                page,
                StringComparison.Ordinal
            );
        return values;
    }

    /// <summary>Where somebody is led.</summary>
    public static string? To(this HttpResponseMessage answer) => answer.Headers.Location?.ToString();
}
