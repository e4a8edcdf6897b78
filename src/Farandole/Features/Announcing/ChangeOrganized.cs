using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>One button of the organizers that changes their event and asks nothing more.</summary>
internal sealed class ChangeOrganized(Writer writer, IClock clock)
{
    /// <summary>False when this viewer organizes no such event.</summary>
    public async Task<bool> Do(
        string id,
        Viewer viewer,
        Func<Db, Event, Instant, CancellationToken, Task> change,
        CancellationToken ct
    ) =>
        EventId.TryParse(id, out var eventId)
        && await writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(eventId, viewer, token) is not { } organized)
                    return false;
                await change(db, organized, clock.GetCurrentInstant(), token);
                return true;
            },
            ct
        );
}
