using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Shows it to those whom its visibility names. Publishing twice changes nothing.</summary>
    public void Publish(Instant now)
    {
        if (PublishedAt is not null)
            return;
        PublishedAt = now;
        Raise(new EventPublished(Id, now));
    }

    /// <summary>Asks a steward before it enters the agenda; its link works meanwhile.</summary>
    public void Hold(Instant now) => HeldAt ??= now;

    /// <summary>A steward agrees.</summary>
    public void Approve(Instant now)
    {
        HeldAt = null;
        List(now);
    }

    /// <summary>Puts a public, published event with a date, that nobody need approve, into the agenda; for any other nothing happens.</summary>
    public void List(Instant now)
    {
        if (ListedAt is not null || HeldAt is not null || PublishedAt is null || Visibility != Visibility.Public)
            return;
        if (!HasDate)
            return;
        ListedAt = now;
        Raise(new EventListed(Id, now));
    }

    public Reason? WhyNotChange() =>
        DeletedAt is not null ? Reasons.Deleted
        : Status == EventStatus.Cancelled ? Reasons.Cancelled
        : null;

    /// <summary>Says how sure it is. Cancelling is final: a cancelled event stays readable, with its reason.</summary>
    /// <exception cref="RuleBroken">It is cancelled or deleted already.</exception>
    public void Say(EventStatus status, string? reason, string? by, Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (status == Status && reason == StatusReason)
            return;
        Log(Piece.Status, Status.ToString(), status.ToString(), by, now);
        (Status, StatusReason) = (status, reason);
        Touch(now, movesCalendars: true);
        Raise(status == EventStatus.Cancelled ? new EventCancelled(Id, now) : new EventChanged(Id, now));
    }

    public void Illustrate(PictureId? picture, string? alt, string? by, Instant now)
    {
        if (picture == Picture && alt == PictureAlt)
            return;
        Log(Piece.Picture, null, null, by, now);
        (Picture, PictureAlt) = (picture, alt);
        Touch(now, movesCalendars: false);
    }

    /// <summary>Draws another cover for an event without a picture.</summary>
    public void Redraw(int salt, Instant now)
    {
        CoverSalt = salt;
        Touch(now, movesCalendars: false);
    }

    /// <summary>Others announce it, or announce it no more; what it is stays the same.</summary>
    public void ChangeHosts(string done, string? by, Instant now)
    {
        Note(done, by, now);
        Raise(new HostsChanged(Id, now));
    }

    /// <summary>Who announced it is going.</summary>
    public void LeaveAlone(Instant now) => Raise(new EventLeftAlone(Id, now));

    /// <summary>Empties it for good; only its id stays, so that its address can say 410.</summary>
    public void Delete(Instant now)
    {
        if (DeletedAt is not null)
            return;
        DeletedAt = now;
        (ListedAt, PublishedAt, HeldAt) = (null, null, null);
        (Title, Text, Html, OnlineLink, Contact, Price, StatusReason) = ("", null, null, null, null, null, null);
        (PlaceName, PlaceAddress, PlaceTown, Latitude, Longitude, Cell) = (null, null, null, null, null, null);
        (Picture, PictureAlt, Pieces) = (null, null, PieceRules.None);
        (ListedFrom, ListedUntil, IsOnline) = (null, null, false);
        (CoverTitle, SurpriseFor, SurpriseUntil) = (null, null, null);
        Touch(now, movesCalendars: true);
        Raise(new EventDeleted(Id, now));
    }

    /// <summary>Remembers where it was imported from, so that the same file twice makes one event.</summary>
    public void CameFrom(string uid) => ImportUid = uid;

    private void Touch(Instant now, bool movesCalendars)
    {
        UpdatedAt = now;
        Revision++;
        if (movesCalendars)
            Sequence++;
    }

    private void Log(Piece piece, string? before, string? after, string? by, Instant now, Audience? audience = null) =>
        Changes.Add(
            new EventChange(Id, piece, now, by)
            {
                Before = before,
                After = after,
                Audience = audience,
            }
        );
}
