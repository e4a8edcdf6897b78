using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;

namespace Farandole.Features.Announcing;

/// <summary>Reads how sure an event is said to be, and why.</summary>
internal static class StatusReading
{
    public const int MaxReason = 500;

    /// <summary>Null when nothing is said of it: then it stays as it is.</summary>
    public static ((EventStatus Status, string? Reason)? Said, List<FieldTrouble> Troubles) Read(
        string? status,
        string? reason,
        Event about
    )
    {
        var troubles = new List<FieldTrouble>();
        var why = PlainText.Line(reason);
        if (!PlainText.Fits(why, MaxReason))
            troubles.Add(new("statusReason", "announcing.error.reason.long", "n", MaxReason));
        if (status is null)
            return (why is null ? null : (about.Status, why), troubles);
        foreach (var known in Enum.GetValues<EventStatus>())
        {
            if (status == EventAsJson.Word(known))
                return ((known, why ?? (known == about.Status ? about.StatusReason : null)), troubles);
        }
        troubles.Add(new("status", "announcing.error.choice"));
        return (null, troubles);
    }
}
