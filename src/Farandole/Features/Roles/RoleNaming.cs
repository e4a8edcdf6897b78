using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Text;

namespace Farandole.Features.Roles;

/// <summary>Names of roles and teams: short, and never the same twice in a group, or nobody knows which one is meant.</summary>
internal static class RoleNaming
{
    public static IEnumerable<FieldError> WrongName(
        this Words words,
        string? name,
        bool isRequired,
        IEnumerable<string> others
    )
    {
        if (name is null && isRequired)
            yield return new("name", words["roles.error.name"]);
        else if (!PlainText.Fits(name, Role.MaxName))
            yield return new("name", words["roles.error.name.long", ("n", Role.MaxName)]);
        else if (others.Contains(name, StringComparer.OrdinalIgnoreCase))
            yield return new("name", words["roles.error.name.taken"]);
    }

    public static IEnumerable<string> NamesBeside(this Words words, IEnumerable<Role> roles, Role? one) =>
        roles.Where(r => r.Id != one?.Id).Select(words.NameOf);
}
