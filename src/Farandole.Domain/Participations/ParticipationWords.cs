namespace Farandole.Domain.Participations;

/// <summary>What somebody answers.</summary>
public enum Answer
{
    Coming,
    Maybe,

    /// <summary>"Tell me more": gets what is new, takes no seat.</summary>
    Interested,

    /// <summary>Comes as soon as there is a seat: is on the waiting list, or was offered one.</summary>
    Waiting,

    /// <summary>Wants to come, where the organizers say yes to each: they have not said it.</summary>
    Asking,
}

/// <summary>Who sees that somebody comes; the organizers need it to prepare, so it is the default.</summary>
public enum Exposure
{
    /// <summary>Nobody: organizers see a number without a name.</summary>
    Nobody,
    Organizers,
    Participants,

    /// <summary>Besides the organizers, the members of one group of the profile that answered.</summary>
    Circle,
    All,
}
