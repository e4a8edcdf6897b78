using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>A link by which so many people become members until a day, with the role and the team that it says.</summary>
public sealed class GroupInvitation : LimitedLink
{
    /// <summary>Open ones of one group.</summary>
    public const int Most = 50;

    private GroupInvitation() { }

    public GroupId GroupId { get; private set; }

    public RoleId RoleId { get; private set; }

    public TeamId? TeamId { get; private set; }

    /// <summary>Who made it.</summary>
    public MemberId? MemberId { get; private set; }

    public static GroupInvitation Make(
        Membership by,
        RoleId role,
        TeamId? team,
        int mostUses,
        LocalDate today,
        LocalDate endsOn
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        var made = new GroupInvitation
        {
            GroupId = by.Group,
            RoleId = role,
            TeamId = team,
            MemberId = by.Member,
        };
        made.Begin(mostUses, today, endsOn);
        return made;
    }
}
