using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>The rules of one event's bring list; exists as soon as the organizers have opened one.</summary>
public sealed class NeedList : Entity
{
    public const int MaxLines = 200;
    public const int MaxPerPerson = 100;

    private NeedList() { }

    public EventId EventId { get; private set; }

    /// <summary>Units that one person may take in all; null without limit.</summary>
    public int? PerPerson { get; private set; }

    /// <summary>The last day on which those who come may change something, where the event is; null until the event is over.</summary>
    public LocalDate? LastDay { get; private set; }

    /// <summary>Whether those who come may add lines of their own.</summary>
    public bool TakesOffers { get; private set; } = true;

    /// <summary>Whether a first name is enough, for an event that is not public.</summary>
    public bool TakesFirstNames { get; private set; } = true;

    public static NeedList Open(EventId id, Instant now)
    {
        var opened = new NeedList { EventId = id };
        opened.Raise(new NeedsChanged(id, now));
        return opened;
    }

    public void Settle(int? perPerson, LocalDate? lastDay, bool takesOffers, bool takesFirstNames, Instant now)
    {
        (PerPerson, LastDay, TakesOffers, TakesFirstNames) = (perPerson, lastDay, takesOffers, takesFirstNames);
        Raise(new NeedsChanged(EventId, now));
    }

    /// <summary>Whether nobody but the organizers changes anything any more.</summary>
    public bool IsLocked(string zone, Instant now) =>
        LastDay is { } last && Zones.Of(zone).StartOf(last.PlusDays(1)) <= now;

    public bool TakesNamesAlone(Visibility visibility) => TakesFirstNames && visibility != Visibility.Public;
}
