namespace Farandole.Domain.Participations;

/// <summary>What somebody answers.</summary>
public enum Answer
{
    Coming,
    Maybe,

    /// <summary>"Tell me more": gets what is new, takes no seat.</summary>
    Interested,
}

/// <summary>Who sees that somebody comes; the organizers need it to prepare, so it is the default.</summary>
public enum Exposure
{
    /// <summary>Nobody: organizers see a number without a name.</summary>
    Nobody,
    Organizers,
    Participants,
    All,
}
