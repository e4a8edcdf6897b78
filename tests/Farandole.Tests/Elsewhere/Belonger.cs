using System.Net;
using System.Text.Json.Nodes;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Cam, who belongs to the group Zoé of another server, or might.</summary>
internal sealed class Belonger(Neighbour there, App app, HttpClient browser)
{
    public const string Me = "http://farandole.test/@cam";
    public const string Email = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Browser => browser;

    public string Path => $"/elsewhere/membership?who={Uri.EscapeDataString(there.Actor)}";

    public RemoteActivity LastToThem => there.Activities[^1];

    public IEnumerable<string?> Heard => there.Activities.Select(a => a.Type);

    /// <param name="there">The group.</param>
    /// <param name="app">Where Cam is.</param>
    /// <param name="openness">As it says.</param>
    public static async Task<Belonger> Of(Neighbour there, App app, string? openness = "moderated")
    {
        var cam = await Invitable(there, app, openness);
        var found = await cam.Browser.Post("/elsewhere", ("uri", there.Actor));
        Assert.Equal($"/follow?who={Uri.EscapeDataString(there.Actor)}", found.EnsureRedirect());
        return cam;
    }

    /// <summary>The group is not known here yet.</summary>
    public static async Task<Belonger> Invitable(Neighbour there, App app, string? openness = "invite_only")
    {
        there.Kind = ActorKind.Group;
        there.Shown = actor => actor with { Openness = openness };
        return new Belonger(there, app, await app.SomebodyAs(Email, "cam"));
    }

    public async Task<HttpResponseMessage> Asks(params (string, string)[] form)
    {
        var answer = await browser.Post(Path, [("as", "cam"), .. form]);
        await app.DrainAsync();
        return answer;
    }

    public async Task IsMember()
    {
        await Asks();
        await Hears("Accept", Join());
    }

    /// <summary>Accepts or refuses an invitation, or ends what there is.</summary>
    public async Task<HttpResponseMessage> Does(string what)
    {
        var answer = await browser.Post($"/elsewhere/membership/{(await Row()).Id}/{what}");
        await app.DrainAsync();
        return answer;
    }

    public async Task<RemoteMembershipRow> Row() => Assert.Single(await Rows());

    public Task<List<RemoteMembershipRow>> Rows() => app.Look(db => db.Set<RemoteMembershipRow>().ToListAsync(Ct));

    public async Task<BelongingElsewhere> State() => (await Row()).State;

    public async Task<IReadOnlyList<string>> Subjects()
    {
        await app.DrainAsync();
        return
        [
            .. app.LettersTo(Email)
                .Where(l => l.Subject!.Contains("Zoé", StringComparison.Ordinal))
                .Select(l => l.Subject!.Replace('\u00a0', ' ')),
        ];
    }

    /// <summary>The last Join that they got.</summary>
    public JsonNode Join() =>
        JsonNode.Parse(there.Activities.Last(a => a.Type == "Join").Document.Element.GetRawText())!;

    /// <summary>A membership as Mobilizon shows it.</summary>
    public JsonObject Member(string role = "member", string? who = Me, string? group = null) =>
        new()
        {
            ["type"] = "Member",
            ["id"] = $"{there.Origin}/member/1",
            ["actor"] = who,
            ["object"] = group ?? there.Actor,
            ["role"] = role,
        };

    public Task Invites(
        string? group = null,
        string? whom = Me,
        string? actor = null,
        SigningKey? by = null,
        Neighbour? from = null,
        string? speaksFor = null,
        string? id = null
    ) =>
        Hears(
            "Invite",
            JsonValue.Create(group ?? (from ?? there).Actor),
            actor,
            by,
            speaksFor ?? group ?? (from ?? there).Actor,
            from,
            said =>
            {
                said["id"] = id ?? $"{(from ?? there).Origin}/member/{Guid.NewGuid()}";
                said["target"] = whom;
            }
        );

    public async Task Hears(
        string type,
        JsonNode about,
        string? actor = null,
        SigningKey? by = null,
        string? speaksFor = null,
        Neighbour? from = null,
        Action<JsonObject>? with = null
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
        with?.Invoke(said);
        var answer = await speaker.SendsText(app, said.ToJsonString(), "/@cam/inbox", by: by);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, app.Logs);
        await app.DrainAsync();
    }
}
