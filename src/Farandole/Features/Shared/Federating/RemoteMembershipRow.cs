using Farandole.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>How it is with somebody from here and a group elsewhere.</summary>
internal enum BelongingElsewhere
{
    /// <summary>The group invites them: they have said nothing yet, and it has heard nothing.</summary>
    Invited,

    /// <summary>They asked, and the group has said nothing yet.</summary>
    Asked,
    Member,
    Refused,

    /// <summary>The group takes nobody who asks this way (FEP-8a8e, "Ignore").</summary>
    Ignored,

    /// <summary>They said no to the invitation.</summary>
    Declined,

    /// <summary>They left, or took back what they had asked.</summary>
    Left,

    /// <summary>They were a member, and the group ended it.</summary>
    Removed,

    /// <summary>The group took its invitation back.</summary>
    Uninvited,

    /// <summary>The group lives at another address now.</summary>
    Moved,

    /// <summary>The group is no more.</summary>
    Gone,

    /// <summary>Its server was closed, or it is kept away: nobody there hears anything from here.</summary>
    Cut,
}

/// <summary>What a member is to a group elsewhere (Mobilizon, "role").</summary>
internal enum RoleElsewhere
{
    Member,
    Moderator,
    Administrator,
}

/// <summary>A profile of ours is a member of a group of another server, or may become one: one for each profile and group.</summary>
internal sealed class RemoteMembershipRow
{
    /// <summary>Of one profile: those that are over are forgotten.</summary>
    public const int Most = 100;

    /// <summary>Of one profile, before they are forgotten: beyond these nothing comes of an invitation.</summary>
    public const int MostInvited = 10;

    /// <summary>What ended, and an invitation that nobody answered, is kept for so many days.</summary>
    public const int KeptDays = 30;

    /// <summary>It lasts until somebody ends it.</summary>
    public static readonly BelongingElsewhere[] Lasting = [BelongingElsewhere.Asked, BelongingElsewhere.Member];

    /// <summary>They wait, or came to nothing.</summary>
    public static readonly BelongingElsewhere[] Invitations =
    [
        BelongingElsewhere.Invited,
        BelongingElsewhere.Declined,
        BelongingElsewhere.Uninvited,
    ];

    public Guid Id { get; init; } = Guid.NewGuid();

    public required ProfileId ProfileId { get; init; }

    /// <summary>The address of the profile: it is needed to take leave, when the profile is no more.</summary>
    public required string Joiner { get; init; }

    /// <summary>The address of the group.</summary>
    public required string Actor { get; init; }

    /// <summary>Of what was said to the group last: a Join, or an answer to its Invite. Null as long as it has heard nothing.</summary>
    public string? SaidId { get; set; }

    /// <summary>What its server calls the membership: the id of its Invite, or of its Member.</summary>
    public string? MembershipId { get; set; }

    /// <summary>Who sent the Invite: the group, or somebody for it.</summary>
    public string? InvitedBy { get; set; }

    /// <summary>Where the group lives now.</summary>
    public string? MovedTo { get; set; }

    public BelongingElsewhere State { get; private set; }

    public RoleElsewhere Role { get; private set; }

    /// <summary>What its owner knows of <see cref="Standing"/>.</summary>
    public required string Told { get; set; }

    /// <summary>Since when it is so.</summary>
    public LocalDate Since { get; private set; }

    public bool Lasts => Lasting.Contains(State);

    /// <summary>Whether the group may still say how it is: they wanted to belong to it, and have not taken that back.</summary>
    public bool Listens =>
        Lasts || State is BelongingElsewhere.Refused or BelongingElsewhere.Removed or BelongingElsewhere.Ignored;

    /// <summary>What its owner is told of when it changes.</summary>
    public string Standing => Role == RoleElsewhere.Member ? $"{State}" : $"{State}.{Role}";

    /// <summary>Nobody has a role who is no member.</summary>
    public void Become(BelongingElsewhere state, LocalDate today, RoleElsewhere role = RoleElsewhere.Member)
    {
        if (State != state)
            Since = today;
        (State, Role) = (state, role);
    }

    /// <summary>They did it themselves: nobody need tell them.</summary>
    public void Choose(BelongingElsewhere state, LocalDate today)
    {
        Become(state, today);
        Told = Standing;
    }

    /// <summary>One that is new.</summary>
    public static RemoteMembershipRow Of(ProfileId profile, string joiner, string group, LocalDate today) =>
        new()
        {
            ProfileId = profile,
            Joiner = joiner,
            Actor = group,
            Told = "",
            Since = today,
        };
}

internal sealed class RemoteMembershipMapping : IEntityTypeConfiguration<RemoteMembershipRow>
{
    public void Configure(EntityTypeBuilder<RemoteMembershipRow> builder)
    {
        builder.ToTable("remote_memberships").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(m => m.Actor).OnDelete(DeleteBehavior.Restrict);
    }
}
