using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Blocks;

/// <summary>How far away somebody is kept.</summary>
public enum Distance
{
    /// <summary>Who asked for it no longer hears of them; for everybody else nothing changes.</summary>
    Mute,

    /// <summary>They also cannot answer, write, ask, join or invite where who asked for it decides.</summary>
    Block,
}

/// <summary>
/// Somebody, or a group, is kept away by a person, a group, the organizers of an event or the instance. What these no longer
/// see goes by the face that they named; what the other can no longer do, by the account behind it and by its address as a
/// keyed hash. So another face undoes nothing, and nothing that disappears tells which faces are one person's. Who is a
/// member of a group that is kept away is its own business: the group has no place there, its members are people as before.
/// Somebody on another server is kept away by the address that everybody there knows them by; with a whole server, all who
/// are there or in its sub-domains.
/// </summary>
public sealed class Block : Entity
{
    public const int MaxWord = 200;

    /// <summary>Of the address of somebody on another server.</summary>
    public const int MaxActor = 2000;

    /// <summary>Of one who keeps others away.</summary>
    public const int Most = 500;

    /// <summary>What nobody says again in this time is over, and erased within the hour.</summary>
    public static readonly Period Longest = Period.FromMonths(12);

    private Block() { }

    public BlockId Id { get; private set; }

    public AccountId? ByAccount { get; private set; }

    public GroupId? ByGroup { get; private set; }

    public EventId? ByEvent { get; private set; }

    /// <summary>By somebody who came to an event, on their personal link alone.</summary>
    public ParticipationId? ByVoice { get; private set; }

    /// <summary>By those who run the instance: nobody else is named then.</summary>
    public bool ByInstance { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Blocker By => ByVoice is { } voice ? Blocker.Of(voice) : new Blocker(ByAccount, ByGroup, ByEvent);

    public Distance Distance { get; private set; }

    /// <summary>The face that was named; null for an address, for a group, and once it is no more.</summary>
    public ProfileId? Profile { get; private set; }

    /// <summary>The answer under which they spoke where they were named; null elsewhere, and once it is no more.</summary>
    public ParticipationId? Voice { get; private set; }

    /// <summary>Whose face or address it is; null when it is no account's.</summary>
    public AccountId? Account { get; private set; }

    /// <summary>Keyed hash of their address; null for a group.</summary>
    public byte[]? Address { get; private set; }

    /// <summary>The group that is kept away; null for a person.</summary>
    public GroupId? Group { get; private set; }

    /// <summary>The address of somebody on another server; null for who is known here.</summary>
    public string? Actor { get; private set; }

    /// <summary><c>name@server</c> of the same; null where their server did not say it.</summary>
    public string? Handle { get; private set; }

    /// <summary>The name of a whole server, as <see cref="ServerName"/> writes it; null for one person.</summary>
    public string? Server { get; private set; }

    /// <summary>By which whoever asked for it knows whom they meant, and why.</summary>
    public string? Word { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Its last day.</summary>
    public LocalDate EndsOn { get; private set; }

    public static Block Of(Blocker by, Blocked whom, Distance distance, string? word, Instant now)
    {
        ArgumentNullException.ThrowIfNull(whom);
        var made = new Block
        {
            Id = BlockId.New(),
            ByAccount = by.Account,
            ByGroup = by.Group,
            ByEvent = by.Event,
            ByVoice = by.Voice,
            ByInstance = by.IsInstance,
            Profile = whom.Profile,
            Voice = whom.Voice,
            Account = whom.Account,
            Address = whom.Address,
            Group = whom.Group,
            Actor = whom.Actor,
            Handle = whom.Handle,
            Server = whom.Server,
            At = now,
        };
        made.Say(distance, word, now);
        return made;
    }

    /// <summary>Said again: it lasts as long as one said now, and has held since it was said first.</summary>
    public void Say(Distance distance, string? word, Instant now)
    {
        (Distance, Word, EndsOn) = (distance, word, now.InUtc().Date + Longest);
        Change(now);
    }

    /// <summary>What they were there already ends: whoever keeps something of theirs hears of it.</summary>
    public void EndStanding(Instant now) => Raise(new StandingEnded(Id, now));

    /// <summary>Before it is deleted: pages that were kept must hear of it.</summary>
    public void Lift(Instant now) => Change(now);

    /// <summary>Who only looks away changes no page of others.</summary>
    private void Change(Instant now)
    {
        if (Distance == Distance.Block)
            Raise(new BlocksChanged(Id, now));
    }
}

/// <summary>Who keeps somebody away: one of four, or the instance.</summary>
public readonly record struct Blocker(AccountId? Account, GroupId? Group, EventId? Event)
{
    /// <summary>Somebody on their personal link: they look away, and decide about nobody.</summary>
    public ParticipationId? Voice { get; private init; }

    public static Blocker Instance => default;

    public bool IsInstance => this == Instance;

    public static Blocker Of(AccountId account) => new(account, null, null);

    public static Blocker Of(GroupId group) => new(null, group, null);

    public static Blocker Of(EventId organized) => new(null, null, organized);

    public static Blocker Of(ParticipationId voice) => default(Blocker) with { Voice = voice };
}

/// <summary>Who is kept away: a person as far as they are known, a group, or a whole server.</summary>
public sealed record Blocked
{
    public ProfileId? Profile { get; init; }

    public ParticipationId? Voice { get; init; }

    public AccountId? Account { get; init; }

    public byte[]? Address { get; init; }

    public GroupId? Group { get; init; }

    /// <summary>Of somebody on another server; <see cref="Address"/> is the keyed hash of it then.</summary>
    public string? Actor { get; init; }

    public string? Handle { get; init; }

    public string? Server { get; init; }

    /// <summary>Whether it is somebody on another server, or all of it.</summary>
    public bool IsElsewhere => Actor is not null || Server is not null;
}
