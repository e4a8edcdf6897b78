using System.Net;
using System.Text.Json.Nodes;
using Farandole.ActivityPub.Signatures;
using Farandole.Tests.Elsewhere;

namespace Farandole.Tests.Federation.Dialects;

/// <summary>Somebody on a server of others who speaks a dialect: real HTTP and signatures, in their words.</summary>
internal sealed class Foreigner(Neighbour there, App app, Dialect dialect)
{
    private readonly Dictionary<string, SigningKey> keys = [];
    private int said;

    public string Address => there.Origin + dialect.Actor;

    public string Event => there.Origin + dialect.Event;

    public static Foreigner On(Neighbour there, App app, string dialect)
    {
        var made = new Foreigner(there, app, Dialect.Of(dialect));
        made.Houses(made.Of.Actor, made.Of.Kind, made.Of.Inbox);
        if (made.Of.Speaker != made.Of.Actor)
            made.Houses(made.Of.Speaker, "Person", $"{made.Of.Speaker}/inbox");
        return made;
    }

    private Dialect Of => dialect;

    /// <summary>Its event, as it would say it.</summary>
    public JsonObject Told(string title, string updated)
    {
        var told = there.Event("1", title);
        told["id"] = Event;
        told["attributedTo"] = Address;
        told["updated"] = updated;
        dialect.Shape(told, there.Origin);
        return told;
    }

    /// <summary>What somebody of theirs does about something of their own.</summary>
    public Task Says(string type, JsonNode thing)
    {
        if (thing is JsonObject told && type is "Create" or "Update")
            there.Documents[dialect.Event] = thing.ToJsonString();
        return Does(
            new JsonObject
            {
                ["@context"] = new JsonArray("https://schema.org/", "https://www.w3.org/ns/activitystreams"),
                ["id"] = $"{Event}#{type}-{++said}",
                ["type"] = type,
                ["actor"] = there.Origin + dialect.Speaker,
                ["attributedTo"] = Address,
                ["to"] = new JsonArray(Dialect.Public),
                ["cc"] = new JsonArray($"{Address}/followers"),
                ["object"] = thing.DeepClone(),
            },
            dialect.Speaker
        );
    }

    public Task Deletes(JsonObject told)
    {
        there.Documents.Remove(dialect.Event);
        return Says("Delete", dialect.Grave(told));
    }

    public Task Follows(string whom) =>
        Does(
            new JsonObject
            {
                // A Follow of Gancio's holds the address of whom in its own.
                ["id"] = $"{there.Origin}/federation/m/{whom}#follow",
                ["type"] = "Follow",
                ["actor"] = Address,
                ["object"] = whom,
            },
            dialect.Actor
        );

    /// <summary>Says yes to the last who asked to follow, by whom they asked.</summary>
    public Task Agrees()
    {
        var follow = there.Activities.Last(a => a.Type == "Follow");
        return Does(
            new JsonObject
            {
                ["id"] = $"{Address}#follow-{++said}",
                ["type"] = "Accept",
                ["actor"] = Address,
                ["to"] = follow.Actor,
                ["object"] = JsonNode.Parse(follow.Document.Element.GetRawText()),
            },
            dialect.Actor
        );
    }

    private async Task Does(JsonObject activity, string by)
    {
        app.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        var answer = await there.SendsText(app, activity.ToJsonString(), by: keys[by]);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{answer.StatusCode}\n{app.Logs}");
        await app.DrainAsync();
    }

    private void Houses(string path, string kind, string inbox)
    {
        var address = there.Origin + path;
        var key = keys[path] = there.KeyFor(address);
        there.Documents[path] = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"),
            ["id"] = address,
            ["type"] = kind,
            ["preferredUsername"] = "dave",
            ["name"] = "Le collectif",
            ["inbox"] = there.Origin + inbox,
            ["outbox"] = $"{there.Origin}/outbox",
            ["url"] = address,
            ["publicKey"] = new JsonObject
            {
                ["id"] = key.KeyId,
                ["owner"] = address,
                ["publicKeyPem"] = key.PublicPem,
            },
        }.ToJsonString();
    }
}
