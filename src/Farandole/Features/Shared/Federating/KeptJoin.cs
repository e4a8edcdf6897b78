using System.Text.Json;
using Farandole.ActivityPub.Reading;

namespace Farandole.Features.Shared.Federating;

/// <summary>A Join as it came, put together again from what was kept of it: Mobilizon knows the answer by its id.</summary>
internal static class KeptJoin
{
    /// <param name="id">What it was called; null when it had no name.</param>
    /// <param name="actor">Who sent it.</param>
    /// <param name="what">What they want to come to, or to belong to.</param>
    /// <param name="words">What they said.</param>
    public static RemoteActivity Of(string? id, string actor, string what, string? words) =>
        new(
            new ActivityObject(
                JsonSerializer.SerializeToElement(
                    new Dictionary<string, string?>
                    {
                        ["type"] = "Join",
                        ["id"] = id,
                        ["actor"] = actor,
                        ["object"] = what,
                        ["participationMessage"] = words,
                    }
                )
            )
        );
}
