using Farandole.Platform.Jobs;

namespace Farandole.Platform.Federation;

/// <summary>Wakes the deliveries of this process.</summary>
internal sealed class DeliveryBell : JobBell;

/// <summary>Deliveries, as long as the process lives.</summary>
internal sealed class DeliveryLoop(
    DeliveryRunner runner,
    DeliveryBell bell,
    FirstAnswer first,
    ILogger<DeliveryLoop> log
) : WorkLoop(runner, bell, first, TimeSpan.FromSeconds(20), log);
