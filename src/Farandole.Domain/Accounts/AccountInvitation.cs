using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Accounts;

/// <summary>A link by which so many people may have an account until a day.</summary>
public sealed class AccountInvitation : LimitedLink
{
    private AccountInvitation() { }

    public static AccountInvitation Make(int mostUses, LocalDate today, LocalDate endsOn)
    {
        var made = new AccountInvitation();
        made.Begin(mostUses, today, endsOn);
        return made;
    }
}
