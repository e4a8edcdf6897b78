using Farandole.Domain.Accounts;
using Farandole.Platform.Text;

namespace Farandole.Features.Accounts;

/// <summary>Why a password is refused, in words.</summary>
internal static class PasswordFlaws
{
    public static string? Say(Words words, PasswordFlaw? flaw) =>
        flaw switch
        {
            PasswordFlaw.TooShort => words["accounts.password.short", ("least", PasswordRules.Shortest)],
            PasswordFlaw.TooLong => words["accounts.password.long", ("most", PasswordRules.Longest)],
            PasswordFlaw.Common => words["accounts.password.common"],
            null => null,
        };
}
