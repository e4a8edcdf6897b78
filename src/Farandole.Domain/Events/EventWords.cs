namespace Farandole.Domain.Events;

/// <summary>Who may find an event at all.</summary>
public enum Visibility
{
    /// <summary>On the agenda, in feeds, found by everybody.</summary>
    Public,

    /// <summary>Whoever has the link; listed nowhere.</summary>
    Unlisted,

    /// <summary>Whoever opened an invitation, answered, or organizes; for others it does not exist.</summary>
    Private,
}

/// <summary>How sure it is that the event takes place as said.</summary>
public enum EventStatus
{
    Confirmed,
    Tentative,
    Postponed,
    MovedOnline,
    Cancelled,
}

/// <summary>What a place offers to those who need it; told by the organizers, checked by nobody.</summary>
[Flags]
public enum Accessibility
{
    None = 0,
    Wheelchair = 1,
    SignLanguage = 2,
    HearingLoop = 4,
    Quiet = 8,
    Children = 16,
}
