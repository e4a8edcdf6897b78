using System.Text.Json.Nodes;

namespace Farandole.Tests.Federation.Dialects;

/// <summary>
/// How a program of others says things: addresses, what it embeds, how it calls off and deletes. After what was recorded of them
/// (interop, 2–4), in samples of our own.
/// </summary>
internal abstract record Dialect(string Name)
{
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";

    /// <summary>Who announces, below the address of their server.</summary>
    public abstract string Actor { get; }

    public abstract string Kind { get; }

    public abstract string Inbox { get; }

    /// <summary>Who signs and does it; the one who announces unless people speak for their group.</summary>
    public virtual string Speaker => Actor;

    /// <summary>Where an event is, below the address of their server.</summary>
    public abstract string Event { get; }

    /// <summary>What is peculiar about an event of theirs.</summary>
    public abstract void Shape(JsonObject told, string origin);

    /// <summary>Null when they have no way to say so.</summary>
    public abstract Action<JsonObject>? CallOff { get; }

    /// <summary>What stands in their Delete.</summary>
    public abstract JsonNode Grave(JsonObject told);

    public static Dialect Of(string name) =>
        name switch
        {
            "mobilizon" => new Mobilizon(),
            "gancio" => new Gancio(),
            "wordpress" => new WordPress(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    /// <summary>People speak for their group, and a Delete holds a Tombstone.</summary>
    private sealed record Mobilizon() : Dialect("mobilizon")
    {
        public override string Actor => "/@collectif";
        public override string Kind => "Group";
        public override string Inbox => "/@collectif/inbox";
        public override string Speaker => "/@maria";
        public override string Event => "/events/39a0c4a6-f2b6-41dc-bbe2-fc5bff76cc93";

        public override void Shape(JsonObject told, string origin)
        {
            told["actor"] = origin + Speaker;
            told["uuid"] = Event.Split('/')[^1];
            (told["joinMode"], told["commentsEnabled"], told["draft"]) = ("free", true, false);
            (told["status"], told["ical:status"], told["category"]) = ("CONFIRMED", "CONFIRMED", "ARTS");
            told["location"] = new JsonObject
            {
                ["type"] = "Place",
                ["name"] = "Salle des fêtes",
                ["address"] = new JsonObject
                {
                    ["type"] = "PostalAddress",
                    ["streetAddress"] = "10 rue Jangot",
                    ["postalCode"] = "69007",
                    ["addressLocality"] = "Lyon",
                },
            };
        }

        public override Action<JsonObject> CallOff =>
            told => (told["status"], told["ical:status"]) = ("CANCELLED", "CANCELLED");

        public override JsonNode Grave(JsonObject told) =>
            new JsonObject
            {
                ["type"] = "Tombstone",
                ["formerType"] = "Event",
                ["id"] = told["id"]!.DeepClone(),
                ["deleted"] = "2027-03-02T12:00:00Z",
            };
    }

    /// <summary>One actor for all, fragments in the ids of activities, and a Delete holds all of the event.</summary>
    private sealed record Gancio() : Dialect("gancio")
    {
        public override string Actor => "/federation/u/relay";
        public override string Kind => "Application";
        public override string Inbox => "/federation/u/relay/inbox";
        public override string Event => "/federation/m/10";

        public override void Shape(JsonObject told, string origin)
        {
            told["url"] = $"{origin}/event/bal-d-ailleurs";
            told["startTime"] = "2027-03-20T14:00:00.000+01:00";
            told["summary"] = "Salle des fêtes, samedi 20 mars";
            told["location"] = new JsonObject
            {
                ["id"] = $"{origin}/federation/p/1",
                ["type"] = "Place",
                ["name"] = "Salle des fêtes",
                ["address"] = "10 rue Jangot, Lyon",
            };
            told.Remove("timezone");
        }

        public override Action<JsonObject>? CallOff => null;

        public override JsonNode Grave(JsonObject told) => told.DeepClone();
    }

    /// <summary>Questions in every address, a context of schema.org, maps of languages, and a Delete holds all of the event.</summary>
    private sealed record WordPress() : Dialect("wordpress")
    {
        public override string Actor => "/?author=1";
        public override string Kind => "Person";
        public override string Inbox => "/wp-json/activitypub/1.0/actors/1/inbox";
        public override string Event => "/?p=14";

        public override void Shape(JsonObject told, string origin)
        {
            told["url"] = $"{origin}/event/bal-d-ailleurs/";
            told["nameMap"] = new JsonObject { ["fr"] = told["name"]!.DeepClone() };
            told["audience"] = $"{origin}/?author=0";
            told["to"] = new JsonArray(Public, $"{origin}/wp-json/activitypub/1.0/actors/1/followers");
            (told["startTime"], told["endTime"]) = ("2027-03-20T13:00:00Z", "2027-03-20T15:00:00Z");
            (told["joinMode"], told["externalParticipationUrl"]) = ("external", told["url"]!.DeepClone());
            (told["attachment"], told["tag"], told["status"]) = (new JsonArray(), new JsonArray(), "CONFIRMED");
            told["location"] = new JsonObject
            {
                ["type"] = "Place",
                ["name"] = "Salle des fêtes",
                ["address"] = "10 rue Jangot, Lyon",
                ["sensitive"] = false,
            };
        }

        public override Action<JsonObject> CallOff => told => told["status"] = "CANCELLED";

        public override JsonNode Grave(JsonObject told) => told.DeepClone();
    }
}
