using System.Net;
using System.Text.Json.Nodes;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Cam, who goes to what Zoé of another server announces.</summary>
internal sealed class Goer(Neighbour there, App app, HttpClient browser, Guid about)
{
    public const string Me = "http://farandole.test/@cam";
    public const string Email = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Browser => browser;

    public string EventPath => $"/elsewhere/{about}";

    public string Path => $"{EventPath}/coming";

    public RemoteActivity LastToThem => there.Activities[^1];

    /// <param name="there">Whose event.</param>
    /// <param name="app">Where Cam is.</param>
    /// <param name="joining">As the event says.</param>
    /// <param name="with">What it says besides.</param>
    public static async Task<Goer> To(
        Neighbour there,
        App app,
        string? joining = "free",
        Action<JsonObject>? with = null
    )
    {
        var told = Bal(there, joining);
        with?.Invoke(told);
        there.Documents["/events/1"] = told.ToJsonString();
        var cam = await app.SomebodyAs(Email, "cam");
        await cam.Post("/elsewhere", ("uri", $"{there.Origin}/events/1"));
        return new Goer(there, app, cam, Assert.Single(await app.Kept()).Id);
    }

    public static JsonObject Bal(Neighbour there, string? joining = "free")
    {
        var told = there.Event("1");
        told["joinMode"] = joining;
        return told;
    }

    public async Task<HttpResponseMessage> Comes(params (string, string)[] form)
    {
        var answer = await browser.Post(Path, [("as", "cam"), .. form]);
        await app.DrainAsync();
        return answer;
    }

    public async Task<HttpResponseMessage> Withdraws()
    {
        var answer = await browser.Post($"{Path}/{(await Row()).Id}/withdrawal");
        await app.DrainAsync();
        return answer;
    }

    public async Task<RemoteParticipationRow> Row() => Assert.Single(await Rows());

    public Task<List<RemoteParticipationRow>> Rows() =>
        app.Look(db => db.Set<RemoteParticipationRow>().ToListAsync(Ct));

    public async Task<ComingElsewhere> State() => (await Row()).State;

    public async Task<IReadOnlyList<string>> Subjects()
    {
        await app.DrainAsync();
        return
        [
            .. app.LettersTo(Email)
                .Where(l => l.Subject!.Contains("Bal", StringComparison.Ordinal))
                .Select(l => l.Subject!.Replace('\u00a0', ' ')),
        ];
    }

    /// <summary>They answer the last Join, with the whole of it inside unless something else is said.</summary>
    public Task Answers(
        string type,
        JsonNode? about = null,
        string? actor = null,
        SigningKey? by = null,
        string? speaksFor = null,
        Neighbour? from = null
    ) => Says(type, about ?? Join(), actor, by, speaksFor, from);

    public JsonNode Join() =>
        JsonNode.Parse(there.Activities.Last(a => a.Type == "Join").Document.Element.GetRawText())!;

    private async Task Says(
        string type,
        JsonNode about,
        string? actor,
        SigningKey? by,
        string? speaksFor,
        Neighbour? from
    )
    {
        app.Clock.Advance(Duration.FromSeconds(1));
        var speaker = from ?? there;
        var said = new JsonObject
        {
            ["id"] = $"{speaker.Origin}/activities/{Guid.NewGuid()}",
            ["type"] = type,
            ["actor"] = actor ?? speaker.Actor,
            ["to"] = new JsonArray(Me),
            ["object"] = about.DeepClone(),
        };
        if (speaksFor is not null)
            said["attributedTo"] = speaksFor;
        var answer = await speaker.SendsText(app, said.ToJsonString(), "/@cam/inbox", by: by);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, app.Logs);
        await app.DrainAsync();
    }
}
