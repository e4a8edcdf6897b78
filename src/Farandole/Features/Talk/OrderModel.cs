using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Talk;

/// <summary>The talk as its organizers keep it: every message, also those that nobody else sees.</summary>
public sealed record OrderModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal bool IsOn { get; init; }

    internal bool IsFrozen { get; init; }

    internal int? Pause { get; init; }

    internal IReadOnlyList<Message> Said { get; init; } = [];

    internal string? Older { get; init; }

    internal IReadOnlySet<ParticipationId> Silenced { get; init; } = new HashSet<ParticipationId>();

    internal static async Task<OrderModel> Of(BackstageModel backstage, Db db, string? before, CancellationToken ct)
    {
        var id = backstage.Seen.Id;
        var talk = await db.Set<Conversation>().FirstOrDefaultAsync(t => t.EventId == id, ct);
        var part = await db.PartOf(db.AllMessages.Where(m => m.EventId == id && m.BarredAt == null), before, ct);
        var silenced = await db.Set<Silenced>().Where(s => s.EventId == id).Select(s => s.Author).ToListAsync(ct);
        return new OrderModel
        {
            Backstage = backstage,
            IsOn = Conversation.IsOn(talk, backstage.Seen.Visibility),
            IsFrozen = talk?.FrozenAt is not null,
            Pause = talk?.Pause,
            Said = part.Heard,
            Older = part.Older,
            Silenced = silenced.ToHashSet(),
        };
    }
}
