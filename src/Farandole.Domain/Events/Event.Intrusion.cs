using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Since when nobody is let in any more, because somebody was who should not have been.</summary>
    public Instant? ClosedSince { get; private set; }

    /// <summary>Pieces that are for some only, or not for anybody yet.</summary>
    public IEnumerable<PieceRule> Secrets =>
        Pieces.All.Where(r =>
            r.Audience is Audience.Answered or Audience.Confirmed or Audience.Approved || r.From is not null
        );

    /// <summary>Asked before somebody answers or is approved, and before anybody writes in the talk.</summary>
    public Reason? WhyNotLetIn() => ClosedSince is null ? null : Reasons.Closed;

    /// <summary>
    /// Closes the doors: nobody is let in, what was for some is the team's again, and a link that was for some is gone,
    /// because whoever has it keeps it. Twice is once.
    /// </summary>
    /// <exception cref="RuleBroken">It is cancelled or deleted.</exception>
    public void CloseDoors(string? by, Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (ClosedSince is not null)
            return;
        ClosedSince = now;
        var secrets = Secrets.ToList();
        foreach (var rule in secrets)
            Pieces = Pieces.With(
                rule with
                {
                    Audience = Audience.Organizers,
                    From = null,
                    HoursBefore = null,
                    KnownSince = null,
                }
            );
        if (OnlineLink is { } link && secrets.Exists(r => r.Of.Piece == Piece.OnlineLink))
        {
            Log(Piece.OnlineLink, link, null, by, now, Audience.Organizers);
            OnlineLink = null;
        }
        Note("intrusion", by, now);
        Settle(now);
        Raise(new DoorsClosed(Id, now));
    }

    /// <summary>Lets people in again. What was hidden stays hidden until it is shown, piece by piece.</summary>
    public void Reopen(string? by, Instant now)
    {
        if (ClosedSince is null)
            return;
        ClosedSince = null;
        Note("reopened", by, now);
        Settle(now);
    }
}
