namespace Farandole.ActivityPub.Tests.Signatures;

internal sealed class StoppedClock : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2027, 3, 20, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Noon;

    public override DateTimeOffset GetUtcNow() => Now;
}
