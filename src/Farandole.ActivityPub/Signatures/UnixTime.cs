namespace Farandole.ActivityPub.Signatures;

internal static class UnixTime
{
    /// <summary>Null beyond the years that exist.</summary>
    public static DateTimeOffset? Of(long seconds) =>
        seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
