using Farandole.Domain.Kernel;

namespace Farandole.Domain.Events;

/// <summary>Why an event takes no change or no answer. Each code has words in the catalogues.</summary>
public static class Reasons
{
    public static readonly Reason Deleted = new("event.deleted");
    public static readonly Reason Cancelled = new("event.cancelled");
    public static readonly Reason Over = new("event.over");
    public static readonly Reason Unknown = new("piece.unknown");
    public static readonly Reason Closed = new("event.closed");
    public static readonly Reason Draft = new("event.draft");
    public static readonly Reason Public = new("event.public");
    public static readonly Reason Surprise = new("event.surprise");
    public static readonly Reason Full = new("event.full");
    public static readonly Reason PartyTooLarge = new("party.too-large");
    public static readonly Reason Withdrawn = new("participation.withdrawn");
    public static readonly Reason Removed = new("participation.removed");
}
