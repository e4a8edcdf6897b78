using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>What the pages and commands about keys share.</summary>
internal static class KeysOfEvent
{
    public static async Task<KeysModel?> KeysPage(
        this Db db,
        string id,
        Viewer viewer,
        IClock clock,
        CancellationToken ct,
        string? done = null
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return null;
        var eventId = backstage.Seen.Id;
        return new KeysModel
        {
            Backstage = backstage,
            Keys = await db.KeysOf(eventId, KeyKind.Organizer).OrderBy(k => k.CreatedAt).ToListAsync(ct),
            IsHosted = await db.IsHosted(eventId, ct),
            InvitedSince = await db.KeysOf(eventId, KeyKind.Invitation)
                .Select(k => (Instant?)k.CreatedAt)
                .FirstOrDefaultAsync(ct),
        };
    }

    /// <summary>Ends what a key opened for everybody, but for the one who asks: what the old secret opened is over too.</summary>
    public static Task EndVisits(this Db db, KeyId id, byte[]? but, CancellationToken ct) =>
        db.Set<SessionGrant>().Where(g => g.KeyId == id && g.SessionId != but).ExecuteDeleteAsync(ct);
}

/// <summary>The keys of an event, and what was typed to make another.</summary>
public sealed record KeysModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal IReadOnlyList<EventKey> Keys { get; init; } = [];

    /// <summary>Since when the invitation holds; null when there is none.</summary>
    internal Instant? InvitedSince { get; init; }

    /// <summary>Somebody opens it as its host: then the last key may end, too.</summary>
    internal bool IsHosted { get; init; }

    internal string? Label { get; init; }

    internal string? Email { get; init; }

    /// <summary>Field and key of its words.</summary>
    internal IReadOnlyList<(string? Field, string Key)> Errors { get; init; } = [];
}

/// <summary>A secret that is shown this once.</summary>
public sealed record NewSecretModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal KeyKind Kind { get; init; }

    internal string? Label { get; init; }

    /// <summary>The whole link, which carries the secret.</summary>
    internal string Link { get; init; } = "";

    internal string Secret { get; init; } = "";
}
