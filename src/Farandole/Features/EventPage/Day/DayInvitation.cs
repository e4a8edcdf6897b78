using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Features.EventPage.Day;

/// <summary>From the day before on, the event's page leads to the page of the day.</summary>
internal sealed class DayInvitation(IClock clock) : IEventBlock
{
    private static readonly Duration Before = Duration.FromHours(24);

    public BlockPlace Place => BlockPlace.Urgent;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult(IsNear(seen) ? new EventBlock(typeof(DayInvitationBlock), seen) : null);

    private bool IsNear(EventAsSeen seen) =>
        seen
            is {
                IsOver: false,
                IsDraft: false,
                Status: not Domain.Events.EventStatus.Cancelled,
                Schedule: { } schedule
            }
        && schedule.StartsAt - Before <= clock.GetCurrentInstant();
}
