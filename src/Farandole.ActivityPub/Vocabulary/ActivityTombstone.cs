using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>What stands where something was (AP §6.4), and what is served there with 410 before anybody is told: Mobilizon looks.</summary>
public sealed record ActivityTombstone(string FormerType) : Written("Tombstone", Contexts.Activity)
{
    /// <summary>RFC 3339.</summary>
    public string? Deleted { get; init; }
}

/// <summary>A membership of a group (Mobilizon). <paramref name="Role"/>: <c>administrator</c>, <c>moderator</c>, <c>member</c>, <c>not_approved</c> or <c>rejected</c>.</summary>
public sealed record ActivityMember(string Actor, [property: JsonPropertyName("object")] string Group, string Role)
    : Written("Member", Contexts.Activity);
