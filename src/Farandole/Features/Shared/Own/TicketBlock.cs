using Farandole.Domain.Participations;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability asks of somebody on their personal link, or lets them do there: above what they may do in any case.
/// The capability registers it.
/// </summary>
internal interface ITicketBlock
{
    /// <summary>Null when there is nothing for them to see or do.</summary>
    Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct);
}

/// <summary>Somebody's answer, and its event as they may see it.</summary>
/// <param name="Path">Their personal link: whoever has it is them.</param>
public sealed record TicketSeen(Participation Mine, EventAsSeen Seen, string Path);

internal static class TicketBlocksSetUp
{
    public static IServiceCollection AddTicketBlock<T>(this IServiceCollection services)
        where T : class, ITicketBlock => services.AddSingleton<ITicketBlock, T>();
}
