using System.Net;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Hosting;

/// <summary>Two groups that do something together: Eaux Vives announces, Rhône vivant is asked.</summary>
internal static class Together
{
    public const string Other = "rhone_vivant";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An event of Eaux Vives, whoever holds the keys of that group, and of the other.</summary>
    public static async Task<(HttpClient Nadia, HttpClient Romain, Event Made)> TwoGroups(
        this App app,
        params (string Name, string Value)[] more
    )
    {
        var nadia = await app.WatersOf("nadia");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        Assert.Equal(HttpStatusCode.SeeOther, (await romain.Starts("Rhône vivant", "romain")).StatusCode);
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives"), .. more]);
        return (nadia, romain, await app.Only());
    }

    public static Task<HttpResponseMessage> Asks(this HttpClient host, Event made, string handle) =>
        host.Post(made, "hosting/invitations", ("handle", handle));

    /// <summary>The page of the only invitation.</summary>
    public static async Task<string> Asked(this App app) =>
        $"/hosting/{await app.Look(db => db.Set<HostInvitation>().Select(i => i.Id).SingleAsync(Ct))}";

    /// <summary>They organize it together.</summary>
    public static async Task Join(this App app, HttpClient host, HttpClient guest, Event made, string handle = Other)
    {
        Assert.Equal(
            $"/events/{made.Id}/hosting?done=host-asked",
            (await host.Asks(made, $"@{handle}")).Headers.Location?.ToString()
        );
        Assert.Equal(
            $"/events/{made.Id}/manage?done=together",
            (await guest.Post($"{await app.Asked()}/acceptance")).Headers.Location?.ToString()
        );
    }

    public static async Task<JsonElement> Json(this HttpClient visitor, string path, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await visitor.SendAsync(request, Ct);
        using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return read.RootElement.Clone();
    }
}
