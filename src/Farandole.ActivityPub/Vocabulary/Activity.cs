using System.Text.Json;
using System.Text.Json.Serialization;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>
/// Something that was done (AP §6). Made by the methods below, each of which knows whether readers want the object whole or by
/// its address: Mobilizon matches an answer to the Join inside it, Gancio ignores a Delete that has only an address.
/// </summary>
public sealed partial record Activity : Written
{
    private Activity(string type, JsonElement context)
        : base(type, context) { }

    /// <summary>Who did it, and whose key signs it.</summary>
    public required string Actor { get; init; }

    /// <summary>The group in whose name (Mobilizon).</summary>
    public string? AttributedTo { get; init; }

    public string? Audience { get; init; }

    /// <summary>An address, several, or a document.</summary>
    [JsonPropertyName("object")]
    public required object Thing { get; init; }

    public string? Target { get; private init; }

    public string? Origin { get; private init; }

    /// <summary>Always a list, also an empty one: Mobilizon joins it to <see cref="Cc"/>.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public IReadOnlyList<string> Cc { get; init; } = [];

    public string? Published { get; init; }

    /// <summary>What somebody says when asking to take part (Mobilizon).</summary>
    public string? ParticipationMessage { get; private init; }

    /// <summary>Why, of a report; plain text.</summary>
    public string? Content { get; private init; }

    private static Activity Of(string type, string id, string actor, object thing) =>
        new(type, thing is ActivityActor ? Contexts.Actor : Contexts.Activity)
        {
            Id = id,
            Actor = actor,
            Thing = thing is Written document ? document.Inside() : thing,
        };
}

/// <summary>An activity of somebody else as it stands inside an answer: what Mobilizon matches it by, and nothing more.</summary>
internal sealed record QuotedActivity(
    string Type,
    string? Id,
    string? Actor,
    [property: JsonPropertyName("object")] string? Thing
)
{
    public string? ParticipationMessage { get; init; }

    /// <summary>Of an Invite: whom.</summary>
    public string? Target { get; init; }

    public static QuotedActivity Of(RemoteActivity activity) =>
        new(activity.Type ?? "Activity", activity.Id, activity.Actor, activity.ObjectId)
        {
            ParticipationMessage = activity.ParticipationMessage,
            Target = activity.Target,
        };
}
