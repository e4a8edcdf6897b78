namespace Farandole.Platform.Media.Covers;

/// <summary>Every number of a cover is whole: no digit after the point can differ between two machines.</summary>
internal static class Whole
{
    /// <summary>To the nearest, halves upwards (-2.5 becomes -2), which is neither of .NET's roundings.</summary>
    public static int Round(double value)
    {
        var below = Math.Floor(value);
        return (int)(value - below >= .5 ? below + 1 : below);
    }
}
