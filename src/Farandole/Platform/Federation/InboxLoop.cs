using Farandole.Platform.Jobs;

namespace Farandole.Platform.Federation;

/// <summary>Wakes the inbox of this process.</summary>
internal sealed class InboxBell : JobBell;

/// <summary>
/// What came is dealt with, as long as the process lives. Whoever brought it waits for nothing: what comes in a short pause costs
/// together as much as one.
/// </summary>
internal sealed class InboxLoop(InboxRunner runner, InboxBell bell, FirstAnswer first, ILogger<InboxLoop> log)
    : WorkLoop(runner, bell, first, TimeSpan.FromSeconds(20), log)
{
    protected override TimeSpan Pause => TimeSpan.FromMilliseconds(50);
}
