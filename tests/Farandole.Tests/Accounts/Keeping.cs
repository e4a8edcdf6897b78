using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Accounts;

/// <summary>Keys that people give to apps, and what apps do with them.</summary>
internal static partial class Keeping
{
    /// <summary>As people call the keys that they make here.</summary>
    public const string Name = "Mon agenda";

    /// <summary>Makes a key on the page of one's account; an app that shows it.</summary>
    public static async Task<HttpClient> AppOf(
        this App app,
        HttpClient owner,
        string @as = "",
        params Scope[] scopes
    ) => app.Program(await owner.MakesKey(@as, scopes));

    public static async Task<string> MakesKey(this HttpClient owner, string @as = "", params Scope[] scopes)
    {
        var made = await owner.Post(
            "/account/apps",
            [("name", Name), ("as", @as), ("ends", "2027-08-31"), .. scopes.Select(s => ("scope", Scopes.NameOf(s)))]
        );
        var page = await made.Text();
        Assert.True(made.StatusCode == HttpStatusCode.OK, page);
        return Shown().Match(page).Value;
    }

    /// <summary>No browser: nothing says where it comes from.</summary>
    public static HttpClient Program(this App app, string? key)
    {
        var program = app.Visitor("en", key);
        program.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        return program;
    }

    public static async Task<JsonElement> Json(this HttpClient program, string path) =>
        await program.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    [GeneratedRegex("fk1_[\\w-]+")]
    private static partial Regex Shown();
}
