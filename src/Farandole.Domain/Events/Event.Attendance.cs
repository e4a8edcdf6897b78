using Farandole.Domain.Attendance;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Those who come are asked again this long before it starts, and once more with the reminder.</summary>
    public static readonly Duration AskAgainBefore = Duration.FromHours(72);

    /// <summary>What the organizers chose; null where they chose nothing.</summary>
    public bool? AsksAgainChosen { get; private set; }

    /// <summary>Whether those who come are asked before the day: where seats are counted, unless the organizers say otherwise.</summary>
    public bool AsksAgain => AsksAgainChosen ?? Capacity is not null;

    public Instant AskAgainAt => StartsAt - AskAgainBefore;

    /// <summary>People who were announced in the end, those who left at the last moment among them; null while it is not over.</summary>
    public int? PeopleAnnounced { get; private set; }

    /// <summary>People who came through the door; null where nobody counted.</summary>
    public int? PeopleCame { get; private set; }

    /// <summary>People who said less than a day before that they would not come.</summary>
    public int? PeopleLate { get; private set; }

    public void AskAgain(bool asks, string? by, Instant now)
    {
        if (asks == AsksAgain)
            return;
        AsksAgainChosen = asks;
        Note(asks ? "asks-again" : "asks-no-more", by, now);
    }

    /// <summary>Keeps the figures of the day, and nobody's name.</summary>
    public void Count(int announced, int? came, int late) =>
        (PeopleAnnounced, PeopleCame, PeopleLate) = (announced, came, late);

    /// <summary>How it went; null where nobody counted.</summary>
    public PastTurnOut? TurnOut =>
        PeopleAnnounced is { } announced && PeopleCame is { } came ? new(announced, came) : null;
}
