using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>How one becomes a member of a group elsewhere (Mobilizon, "openness").</summary>
internal enum OpennessElsewhere
{
    /// <summary>Whoever asks is in.</summary>
    Open,

    /// <summary>Somebody there says yes to each.</summary>
    Moderated,

    /// <summary>Nobody may ask.</summary>
    InviteOnly,
}

/// <summary>Somebody on another server who takes part in something here: a person, a group, or the server itself.</summary>
internal sealed class RemoteActorRow
{
    public const int MaxName = 100;
    private const int MaxAddress = 2000;

    public required string Address { get; init; }

    public required string Host { get; init; }

    /// <summary>Person, Group, Organization, Service or Application.</summary>
    public required string Kind { get; init; }

    /// <summary><c>name@host</c>, by which one finds them.</summary>
    public required string Handle { get; init; }

    /// <summary>How they call themselves: the text of anybody.</summary>
    public required string Name { get; init; }

    /// <summary>For people to look at.</summary>
    public required string Page { get; init; }

    public required string Inbox { get; init; }

    public string? SharedInbox { get; init; }

    public string? Outbox { get; init; }

    public string? Upcoming { get; init; }

    /// <summary>Where news of theirs is listed.</summary>
    public string? Posts { get; init; }

    /// <summary>Of a group; null when it says nothing of it, and may know no members from elsewhere.</summary>
    public OpennessElsewhere? Openness { get; init; }

    public Instant FetchedAt { get; init; }

    public bool IsGroup => Kind is "Group" or "Organization";

    /// <summary>Where one becomes a member, of a group.</summary>
    public string MembershipPath => $"/elsewhere/membership?who={Uri.EscapeDataString(Address)}";

    /// <summary>Null for what nobody could be written to, or speaks for another server.</summary>
    public static RemoteActorRow? Of(RemoteActor actor, Instant now)
    {
        if (
            actor is not { Id: { Length: <= MaxAddress } id, Type: { } kind, Inbox: { Length: <= MaxAddress } inbox }
            || Origin.HostOf(id) is not { } host
            || !Origin.Same(inbox, id)
        )
            return null;
        var handle = ActorHandle.Parse($"{actor.PreferredUsername}@{host}")?.ToString() ?? host;
        return new RemoteActorRow
        {
            Address = id,
            Host = host,
            Kind = kind,
            Handle = handle,
            Name = SaidText.Line(actor.Name, MaxName) ?? handle,
            Page = Own(actor.Url) ?? id,
            Inbox = inbox,
            SharedInbox = Own(actor.SharedInbox),
            Outbox = Own(actor.Outbox),
            Upcoming = Own(actor.UpcomingEvents),
            Posts = Own(actor.Posts),
            Openness = OpennessOf(actor.Openness),
            FetchedAt = now,
        };

        string? Own(string? address) =>
            address is { Length: <= MaxAddress } && Origin.Same(address, id) ? address : null;
    }

    private static OpennessElsewhere? OpennessOf(string? said) =>
        said switch
        {
            "open" => OpennessElsewhere.Open,
            "moderated" => OpennessElsewhere.Moderated,
            "invite_only" => OpennessElsewhere.InviteOnly,
            _ => null,
        };
}

internal sealed class RemoteActorMapping : IEntityTypeConfiguration<RemoteActorRow>
{
    public void Configure(EntityTypeBuilder<RemoteActorRow> builder) =>
        builder.ToTable("remote_actors").HasKey(a => a.Address);
}
