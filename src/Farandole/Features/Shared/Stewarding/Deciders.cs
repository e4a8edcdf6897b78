using Farandole.Platform.Identity;

namespace Farandole.Features.Shared.Stewarding;

/// <summary>Who decides for the instance as a whole.</summary>
internal static class Deciders
{
    /// <summary>Administrators, and who has the key of the instance.</summary>
    public static bool DecidesForInstance(this Viewer viewer) =>
        viewer.IsAdministrator || viewer is { IsSteward: true, Office: null };
}
