using Farandole.Domain.Groups;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Inside;

internal static class RoleNames
{
    /// <summary>As the group calls it, or as everybody does.</summary>
    public static string NameOf(this Words words, Role role) =>
        role.Name ?? words[$"inside.role.{role.Preset ?? RolePreset.Member}"];
}
