using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Notebook;

/// <summary>What the organizers of an event write down for each other. Nobody else reads it, and it goes with the event.</summary>
public sealed class TeamNote
{
    /// <summary>In letters.</summary>
    public const int MaxWords = 4_000;

    /// <summary>Of one event.</summary>
    public const int Most = 200;

    /// <summary>So long what was taken off the page can be put back.</summary>
    public static readonly Duration KeptRemoved = Duration.FromDays(1);

    private TeamNote() { }

    public TeamNoteId Id { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>As typed.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The same as it stands on the page.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Who wrote it, as the event's log signs; null for the first key.</summary>
    public string? By { get; private set; }

    public Instant WrittenAt { get; private set; }

    /// <summary>Who changed it last; null with <see cref="ChangedAt"/> set for the first key.</summary>
    public string? ChangedBy { get; private set; }

    public Instant? ChangedAt { get; private set; }

    /// <summary>Another at each change: of two who write at once the second is shown what the first wrote.</summary>
    public int Revision { get; private set; }

    /// <summary>Stays on top of the page.</summary>
    public bool IsPinned { get; private set; }

    public Instant? RemovedAt { get; private set; }

    public static TeamNote Write(EventId about, TeamNoteSaid said, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(said);
        return new()
        {
            Id = TeamNoteId.New(),
            EventId = about,
            Words = said.Words,
            Html = said.Html,
            IsPinned = said.IsPinned,
            By = by,
            WrittenAt = now,
        };
    }

    public void Change(TeamNoteSaid said, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(said);
        (Words, Html, IsPinned) = (said.Words, said.Html, said.IsPinned);
        (ChangedBy, ChangedAt) = (by, now);
        Revision++;
    }

    /// <summary>Takes it off the page; it can be put back for a day.</summary>
    public void Remove(Instant now) => RemovedAt = now;

    public void PutBack() => RemovedAt = null;
}

/// <summary>A note as read at the door: checked.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Html">Made of it, clean.</param>
/// <param name="IsPinned">Stays on top.</param>
public sealed record TeamNoteSaid(string Words, string Html, bool IsPinned);
