using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Announcing;

/// <summary>Somebody who announces events: opens the page, takes a few seconds, sends the form.</summary>
internal static partial class Announcer
{
    public static readonly (string Name, string Value)[] March =
    [
        ("title", "Grande marche pour l’eau"),
        ("date", "2027-03-20"),
        ("place", "Place Guichard, Lyon"),
    ];

    /// <summary>Limits count creations by the hour; tests that make many lift them.</summary>
    public static readonly (string Name, string Value) NoLimits = ("RateLimits:Disabled", "true");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The signed seal of a fresh form.</summary>
    public static async Task<string> Seal(this HttpClient visitor) => SealOf(await visitor.GetStringAsync("/new", Ct));

    public static string SealOf(string page) => Sealed().Match(page).Groups["seal"].Value;

    public static async Task<HttpResponseMessage> Create(
        this App app,
        HttpClient visitor,
        params (string Name, string Value)[] fields
    )
    {
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        return await visitor.Send(seal, fields);
    }

    public static Task<HttpResponseMessage> Send(
        this HttpClient visitor,
        string seal,
        params (string Name, string Value)[] fields
    ) => visitor.SendWith(seal, null, fields);

    public static async Task<HttpResponseMessage> SendWith(
        this HttpClient visitor,
        string seal,
        byte[]? picture,
        params (string Name, string Value)[] fields
    )
    {
        using var form = Form([("form", seal), .. fields]);
        if (picture is not null)
            form.Add(new ByteArrayContent(picture), "picture", "photo.png");
        return await visitor.PostAsync("/new", form, Ct);
    }

    public static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    /// <summary>A page as people read it: entities resolved.</summary>
    public static async Task<string> Page(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    public static async Task<Event> Only(this App app) => await app.Look(db => db.AllEvents.SingleAsync(Ct));

    /// <summary>Creates through the API; the key is in the answer.</summary>
    public static async Task<JsonElement> CreateByApi(this HttpClient program, object body)
    {
        var answer = await program.PostAsJsonAsync("/api/v1/events", body, Ct);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    /// <summary>An organizer's browser with a session, and the event that it opened.</summary>
    public static async Task<(HttpClient Browser, Event Event)> Organizer(
        this App app,
        params (string Name, string Value)[] fields
    )
    {
        var browser = app.Visitor();
        var answer = await app.Create(browser, [.. March, .. fields]);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (browser, await app.Only());
    }

    /// <summary>Posts a form of an organizer's page.</summary>
    public static async Task<HttpResponseMessage> Post(
        this HttpClient browser,
        Event about,
        string noun,
        params (string Name, string Value)[] fields
    )
    {
        using var form = Form(fields);
        return await browser.PostAsync($"/events/{about.Id}/{noun}", form, Ct);
    }

    [GeneratedRegex("name=\"form\" value=\"(?<seal>[^\"]+)\"")]
    private static partial Regex Sealed();
}
