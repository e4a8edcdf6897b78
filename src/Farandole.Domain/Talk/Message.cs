using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Talk;

/// <summary>One message of an event's talk.</summary>
public sealed class Message : Entity
{
    public const int MaxText = 1_000;
    public const int MaxName = 40;

    private Message() { }

    public MessageId Id { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>Whose answer wrote it; null for the organizers.</summary>
    public ParticipationId? Author { get; private set; }

    /// <summary>As they call themselves here; null for the first key of the organizers.</summary>
    public string? Name { get; private set; }

    public string Text { get; private set; } = "";

    public string? Html { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Since when nobody but the team sees it.</summary>
    public Instant? RemovedAt { get; private set; }

    /// <summary>The label of the key that removed it.</summary>
    public string? RemovedBy { get; private set; }

    /// <summary>Since when its author alone sees it, for whom it is like any other; null for all others.</summary>
    public Instant? BarredAt { get; private set; }

    public bool IsOfTeam => Author is null;

    public static Message Say(
        MessageId id,
        EventId about,
        ParticipationId? author,
        string? name,
        Said said,
        Instant now
    )
    {
        var made = Of(id, about, author, name, said, now);
        made.Raise(new MessageSaid(id, about, now));
        return made;
    }

    /// <summary>Somebody who is kept away says something: for them it is as always, and nobody else hears of it.</summary>
    public static Message SayUnheard(
        MessageId id,
        EventId about,
        ParticipationId author,
        string? name,
        Said said,
        Instant now
    )
    {
        var made = Of(id, about, author, name, said, now);
        made.BarredAt = now;
        return made;
    }

    private static Message Of(
        MessageId id,
        EventId about,
        ParticipationId? author,
        string? name,
        Said said,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(said);
        return new()
        {
            Id = id,
            EventId = about,
            Author = author,
            Name = name,
            Text = said.Text,
            Html = said.Html,
            At = now,
        };
    }

    /// <summary>Taken off the talk by the organizers, who keep it in sight.</summary>
    public void Remove(string? by, Instant now)
    {
        (RemovedAt, RemovedBy) = (RemovedAt ?? now, by);
        Raise(new TalkChanged(EventId, now));
    }

    /// <summary>From now on its author alone sees it.</summary>
    public void Bar(Instant now)
    {
        BarredAt ??= now;
        Raise(new TalkChanged(EventId, now));
    }

    /// <summary>Before it is deleted: others must hear that it is gone.</summary>
    public void Leave(Instant now) => Raise(new TalkChanged(EventId, now));
}

/// <summary>What is said: as typed, and ready to show.</summary>
public sealed record Said(string Text, string? Html);

/// <summary>Somebody whose messages are seen by nobody but themselves and the organizers.</summary>
public sealed class Silenced
{
    public required EventId EventId { get; init; }

    public required ParticipationId Author { get; init; }

    public required Instant At { get; init; }
}
