using Farandole.Platform.Jobs;

namespace Farandole.Platform.Federation;

/// <summary>Wakes the deliveries of this process.</summary>
internal sealed class DeliveryBell : JobBell;

/// <summary>Deliveries, as long as the process lives.</summary>
internal sealed class DeliveryLoop(DeliveryRunner runner, DeliveryBell bell, ILogger<DeliveryLoop> log)
    : WorkLoop(runner, bell, TimeSpan.FromSeconds(20), log);
