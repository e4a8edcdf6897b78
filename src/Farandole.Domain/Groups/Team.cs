using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>Some members of a group who care for one thing, with rights in what is theirs (a <i>commission</i>).</summary>
public sealed class Team : Entity
{
    /// <summary>Of one group.</summary>
    public const int Most = 50;

    public const int MaxName = 60;

    public const int MaxWords = 400;

    private Team() { }

    public TeamId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What it cares for.</summary>
    public string? Words { get; private set; }

    /// <summary>What its members may do in what is the team's, beside what their roles let them do.</summary>
    public Rights Rights { get; private set; }

    public static Team Make(GroupId group, TeamSaid said)
    {
        var made = new Team { Id = TeamId.New(), GroupId = group };
        made.Change(said);
        return made;
    }

    public void Change(TeamSaid said)
    {
        ArgumentNullException.ThrowIfNull(said);
        (Name, Words, Rights) = (said.Name, said.Words, said.Rights);
    }
}

/// <summary>What is decided about a team.</summary>
/// <param name="Name">At most <see cref="Team.MaxName"/> characters.</param>
/// <param name="Words">At most <see cref="Team.MaxWords"/> characters.</param>
/// <param name="Rights">Of its members, in what is the team's.</param>
public sealed record TeamSaid(string Name, string? Words, Rights Rights);

/// <summary>A member's place in a team.</summary>
public sealed class TeamSeat
{
    private TeamSeat() { }

    public TeamId TeamId { get; private set; }

    public MemberId MemberId { get; private set; }

    /// <summary>Whom one asks about the team.</summary>
    public bool Leads { get; private set; }

    /// <summary>The last day of a place for a time; null for one that lasts.</summary>
    public LocalDate? Until { get; private set; }

    public static TeamSeat Take(TeamId team, MemberId member, bool leads, LocalDate? until) =>
        new()
        {
            TeamId = team,
            MemberId = member,
            Leads = leads,
            Until = until,
        };

    public void Change(bool leads, LocalDate? until) => (Leads, Until) = (leads, until);
}
