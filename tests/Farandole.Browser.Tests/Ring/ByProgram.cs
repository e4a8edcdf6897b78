using System.Text.Json;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>An event, and the key that changes it.</summary>
public sealed record Announced(string Id, string Key)
{
    public string Path => $"/events/{Id}";
}

/// <summary>What a test prepares without looking at it: by the API, and by forms as a browser sends them.</summary>
internal static class ByProgram
{
    public static async Task<Announced> AnnounceAsync(this IAPIRequestContext sender, object said)
    {
        var made = await (await sender.PostAsync("/api/v1/events", new() { DataObject = said })).WellAsync();
        return new(made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
    }

    public static async Task ChangeAsync(this IAPIRequestContext sender, Announced changed, object said) =>
        await (
            await sender.PatchAsync(
                $"/api/v1{changed.Path}",
                new() { DataObject = said, Headers = [new("Authorization", $"Bearer {changed.Key}")] }
            )
        ).WellAsync();

    /// <summary>A form of ours, as it would be sent from one of our pages.</summary>
    public static Task SendAsync(
        this IAPIRequestContext sender,
        Uri home,
        string path,
        params (string Name, string Value)[] fields
    ) => sender.PostFormAsync(home, path, fields);

    /// <summary>The same, and the page that it leads to.</summary>
    public static async Task<string> FollowAsync(
        this IAPIRequestContext sender,
        Uri home,
        string path,
        params (string Name, string Value)[] fields
    ) => new Uri((await sender.PostFormAsync(home, path, fields)).Url).AbsolutePath;

    private static async Task<IAPIResponse> PostFormAsync(
        this IAPIRequestContext sender,
        Uri home,
        string path,
        (string Name, string Value)[] fields
    )
    {
        var form = sender.CreateFormData();
        foreach (var (name, value) in fields)
            form.Append(name, value);
        var answer = await sender.PostAsync(
            path,
            new() { Form = form, Headers = [new("Origin", home.GetLeftPart(UriPartial.Authority))] }
        );
        Assert.True(answer.Ok, $"{path}: {answer.Status}");
        return answer;
    }

    private static async Task<JsonElement> WellAsync(this IAPIResponse answer)
    {
        Assert.True(answer.Ok, $"{answer.Url}: {answer.Status}\n{await answer.TextAsync()}");
        return (await answer.JsonAsync())!.Value;
    }
}
