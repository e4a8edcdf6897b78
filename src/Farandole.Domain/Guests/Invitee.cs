using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Guests;

/// <summary>
/// Somebody on the guest list of an event: a name, with or without an address, and a personal link. What they answer is
/// a <see cref="Participation"/> like any other, so that a person counts once; only "no" is kept here.
/// </summary>
public sealed class Invitee : Entity
{
    /// <summary>Nobody is reminded again within this time, whatever the channel.</summary>
    public static readonly Duration BetweenReminders = Duration.FromHours(48);

    public const int MaxName = 80;

    /// <summary>A list that an association can read; a crowd is invited by a link.</summary>
    public const int Most = 500;

    private Invitee() { }

    public InviteeId Id { get; private set; }

    public EventId EventId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Null of somebody who is told in another way.</summary>
    public string? Email { get; private set; }

    /// <summary>Keyed hash of the folded address: once on a list. Null without one.</summary>
    public byte[]? EmailHash { get; private set; }

    /// <summary>The language that letters are written in: that of the one who invites.</summary>
    public string Language { get; private set; } = "fr";

    public string Selector { get; private set; } = "";

    public byte[] SecretHash { get; private set; } = [];

    public Instant CreatedAt { get; private set; }

    /// <summary>How they were last told; null as long as nobody has told them.</summary>
    public Channel? ContactedBy { get; private set; }

    public Instant? ContactedAt { get; private set; }

    /// <summary>When their link was first opened by a person.</summary>
    public Instant? SeenAt { get; private set; }

    /// <summary>Their answer; null as long as there is none, and of those who said no at once.</summary>
    public ParticipationId? ParticipationId { get; private set; }

    public Instant? DeclinedAt { get; private set; }

    /// <summary>When they answered through their link, or somebody noted it.</summary>
    public Instant? AnsweredAt { get; private set; }

    /// <summary>When an organizer said that an answer given without their link is theirs; null of every other answer.</summary>
    public Instant? RecognizedAt { get; private set; }

    /// <summary>How they told an organizer; null when they answered by themselves.</summary>
    public Channel? ToldBy { get; private set; }

    /// <summary>The label of the key of whoever noted it.</summary>
    public string? NotedBy { get; private set; }

    /// <summary>Puts somebody on the list; nobody is told by it.</summary>
    /// <param name="event">Whose list.</param>
    /// <param name="given">Read and checked.</param>
    /// <param name="language">Of letters.</param>
    /// <param name="now">The moment.</param>
    public static Invitee Of(EventId @event, NewInvitee given, string language, Instant now)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new Invitee
        {
            Id = InviteeId.New(),
            EventId = @event,
            Name = given.Name,
            Email = given.Email?.Value,
            EmailHash = given.EmailHash,
            Language = language,
            Selector = given.Link.Selector,
            SecretHash = given.Link.Hash,
            CreatedAt = now,
        };
    }

    /// <summary>When they may be told again; null when that is now.</summary>
    public Instant? NotBefore(Instant now) => ContactedAt + BetweenReminders is { } next && next > now ? next : null;

    /// <summary>Why they cannot be told now; null when they can.</summary>
    public Reason? WhyNotContact(Channel by, Instant now) =>
        by == Channel.Letter && Email is null ? GuestReasons.NoAddress
        : NotBefore(now) is not null ? GuestReasons.TooSoon
        : null;

    /// <summary>They are told, or told again.</summary>
    /// <exception cref="RuleBroken">By letter without an address, or within <see cref="BetweenReminders"/> of the last time.</exception>
    public void Contact(Channel by, Instant now)
    {
        if (WhyNotContact(by, now) is { } why)
            throw new RuleBroken(why);
        (ContactedBy, ContactedAt) = (by, now);
        if (by == Channel.Letter)
            Raise(new InvitationToSend(Id, EventId, now));
    }

    /// <summary>A person has opened the link.</summary>
    public void See(Instant now) => SeenAt ??= now;

    /// <summary>They come, or perhaps.</summary>
    public void Answer(ParticipationId answer, Telling by, Instant now)
    {
        (ParticipationId, DeclinedAt, RecognizedAt) = (answer, null, null);
        Note(by, now);
    }

    /// <summary>An answer that came without their link turns out to be theirs.</summary>
    /// <param name="answer">Theirs from now on, as if it had come by the link.</param>
    /// <param name="at">When it was given.</param>
    /// <param name="now">The moment.</param>
    public void Recognize(ParticipationId answer, Instant at, Instant now)
    {
        (ParticipationId, DeclinedAt, AnsweredAt, ToldBy, NotedBy) = (answer, null, at, null, null);
        RecognizedAt = now;
    }

    /// <summary>They are two people after all: nothing was heard of this one. False when nobody had said the contrary.</summary>
    public bool TellApart()
    {
        if (RecognizedAt is null)
            return false;
        (ParticipationId, AnsweredAt, RecognizedAt) = (null, null, null);
        return true;
    }

    /// <summary>They do not come.</summary>
    public void Decline(Telling by, Instant now)
    {
        DeclinedAt = now;
        Note(by, now);
    }

    /// <summary>The old link opens nothing any more.</summary>
    public void Renew(Secret link)
    {
        ArgumentNullException.ThrowIfNull(link);
        (Selector, SecretHash) = (link.Selector, link.Hash);
    }

    private void Note(Telling by, Instant now)
    {
        (AnsweredAt, ToldBy, NotedBy) = (now, by.Told, by.Noted);
        if (by.Told is null)
            See(now);
    }
}

/// <summary>Who told an answer: the person themselves, or an organizer whom they told.</summary>
/// <param name="Told">How they told it; null: by themselves.</param>
/// <param name="Noted">The label of the key of whoever noted it.</param>
public readonly record struct Telling(Channel? Told, string? Noted)
{
    public static readonly Telling Themselves = new(null, null);
}

/// <summary>Somebody to be put on a list: checked, with their link made.</summary>
public sealed record NewInvitee(string Name, EmailAddress? Email, byte[]? EmailHash, Secret Link);
