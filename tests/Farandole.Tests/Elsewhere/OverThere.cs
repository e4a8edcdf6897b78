using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Elsewhere;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Tests.Announcing;
using Farandole.Tests.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Zoé of another server announces things, and is followed from here.</summary>
internal static class OverThere
{
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";
    public const string Relay = "http://farandole.test/relay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Pages are made anew at each look: what comes from elsewhere may be a few seconds late.</summary>
    public static (string, string)[] Settings(params Neighbour[] there) =>
        [
            ("SafeHttp:AllowLoopbackPorts", string.Join(',', there.Select(n => n.Port))),
            Announcer.NoLimits,
            ("PageCache:Disabled", "true"),
        ];

    /// <summary>An event of theirs: on Saturday 20 March 2027, two in the afternoon in Paris, unless said otherwise.</summary>
    public static JsonObject Event(
        this Neighbour there,
        string name,
        string title = "Bal d’ailleurs",
        string? day = null
    ) =>
        new()
        {
            ["id"] = $"{there.Origin}/events/{name}",
            ["type"] = "Event",
            ["name"] = title,
            ["content"] = "<p>On danse <script>alert(1)</script>jusqu’au soir.</p>",
            ["attributedTo"] = there.Actor,
            ["to"] = new JsonArray(Public),
            ["cc"] = new JsonArray(),
            ["startTime"] = $"{day ?? "2027-03-20"}T14:00:00+01:00",
            ["timezone"] = "Europe/Paris",
            ["updated"] = "2027-03-01T10:00:00Z",
            ["location"] = new JsonObject
            {
                ["type"] = "Place",
                ["name"] = "Salle des fêtes",
                ["latitude"] = 45.75,
                ["longitude"] = 4.85,
            },
        };

    public static async Task Says(this Neighbour there, App app, string type, JsonNode thing, string? id = null)
    {
        app.Clock.Advance(Duration.FromSeconds(1));
        var said = new JsonObject
        {
            ["id"] = $"{there.Origin}/activities/{id ?? Guid.NewGuid().ToString()}",
            ["type"] = type,
            ["actor"] = there.Actor,
            ["to"] = new JsonArray(Public),
            ["object"] = thing.DeepClone(),
        };
        var answer = await there.SendsText(app, said.ToJsonString());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.DrainAsync();
    }

    /// <summary>The instance follows them, and they say yes.</summary>
    public static async Task IsFollowedByInstance(this Neighbour there, App app)
    {
        await there.Follow(app, null, ToldOf.OnPage);
        await there.Agrees(app);
    }

    /// <summary>A profile of ours follows them, and they say yes.</summary>
    public static async Task IsFollowedBy(this Neighbour there, App app, string handle, ToldOf told)
    {
        await there.Follow(app, handle, told);
        await there.Agrees(app);
    }

    /// <summary>To all who asked.</summary>
    public static async Task Agrees(this Neighbour there, App app, string answer = "Accept")
    {
        foreach (var follow in there.Activities.Where(a => a.Type == "Follow").ToList())
            await there.Says(app, answer, JsonNode.Parse(follow.Document.Element.GetRawText())!);
    }

    public static Task<List<RemoteEventRow>> Kept(this App app) =>
        app.Look(db => db.Set<RemoteEventRow>().OrderBy(e => e.StartsAt).ToListAsync(Ct));

    public static Task<List<RemoteFollowRow>> Followed(this App app) =>
        app.Look(db => db.Set<RemoteFollowRow>().ToListAsync(Ct));

    private static async Task Follow(this Neighbour there, App app, string? handle, ToldOf told)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var who = await scope.ServiceProvider.GetRequiredService<RemoteActors>().FindAsync(there.Actor, Ct);
        var instance = app.Services.GetRequiredService<Instance>();
        var follows = app.Services.GetRequiredService<RemoteFollows>();
        await app.Writer.Write(
            async (db, ct) =>
            {
                var profile = await db.Set<Profile>().FirstOrDefaultAsync(p => p.Handle == handle, ct);
                var by = profile is null
                    ? Farandole.Platform.Federation.InstanceActor.Relay(instance)
                    : instance.ActorOf(profile);
                follows.Begin(db, by, who!, told);
            },
            Ct
        );
        await app.DrainAsync();
    }
}
