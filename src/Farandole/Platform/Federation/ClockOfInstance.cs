using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Our clock for a library that knows the framework's only.</summary>
internal sealed class ClockOfInstance(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
