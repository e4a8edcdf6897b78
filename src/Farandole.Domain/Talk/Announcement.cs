using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Talk;

/// <summary>Who reads an announcement on the page.</summary>
public enum AnnouncedTo
{
    /// <summary>Everybody who sees the page.</summary>
    Everybody,

    /// <summary>Those whose confirmed answer their personal link shows.</summary>
    Answered,
}

/// <summary>Something that the organizers announce on the event's page, with its date.</summary>
public sealed class Announcement : Entity
{
    public const int MaxTitle = 120;

    private Announcement() { }

    public MessageId Id { get; private set; }

    public EventId EventId { get; private set; }

    public AnnouncedTo To { get; private set; }

    /// <summary>The whole of it in one sentence.</summary>
    public string? Title { get; private set; }

    public string Text { get; private set; } = "";

    public string? Html { get; private set; }

    public Instant At { get; private set; }

    /// <summary>The label of the key that made it.</summary>
    public string? By { get; private set; }

    public static Announcement Make(
        MessageId id,
        EventId about,
        AnnouncedTo to,
        string? title,
        Said said,
        string? by,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(said);
        var made = new Announcement
        {
            Id = id,
            EventId = about,
            To = to,
            Title = title,
            Text = said.Text,
            Html = said.Html,
            At = now,
            By = by,
        };
        made.Raise(new AnnouncementMade(about, now));
        return made;
    }

    /// <summary>Before it is deleted: others must hear that it is gone.</summary>
    public void Leave(Instant now) => Raise(new AnnouncementMade(EventId, now));
}
