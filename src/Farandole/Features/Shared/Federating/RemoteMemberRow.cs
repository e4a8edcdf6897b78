using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>How it is with somebody elsewhere and a group of ours.</summary>
internal enum RemoteStanding
{
    /// <summary>They asked, and those in charge of the members have said nothing yet.</summary>
    Asked,

    /// <summary>The group asked them, and they have said nothing yet.</summary>
    Invited,

    Member,
}

/// <summary>Somebody on another server who asks to belong to a group, is invited to, or does: one for each person and group.</summary>
internal sealed class RemoteMemberRow : Entity
{
    public Guid Id { get; private init; } = Guid.NewGuid();

    /// <summary>It stays until they have been told that the group is no more.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>Of the group, as they know it.</summary>
    public required string Address { get; init; }

    /// <summary>Their address.</summary>
    public required string Actor { get; init; }

    public RemoteStanding Standing { get; private set; }

    /// <summary>Of the Join or the Invite, so that what is told of it finds it; null when theirs had none.</summary>
    public string? ActivityId { get; private set; }

    /// <summary>To those in charge of the members: the text of anybody. Gone once decided.</summary>
    public string? Words { get; private set; }

    /// <summary>Since when an answer is waited for; null for a member.</summary>
    public Instant? WaitsSince { get; private set; }

    /// <summary>The last day on which one is; null for a member.</summary>
    public LocalDate? EndsOn { get; private set; }

    public required LocalDate Since { get; set; }

    public WantsToJoin Said => new(ActivityId, Words);

    public bool IsMember => Standing == RemoteStanding.Member;

    /// <summary>The group, also when it is no more: its key stays until it has taken leave.</summary>
    public LocalActor By => LocalActors.ActorOnceAt(Address, null) with { Group = GroupId };

    /// <summary>Somebody wants to be a member, and waits for an answer as long as anybody does.</summary>
    public static RemoteMemberRow Ask(LocalActor group, string actor, WantsToJoin said, Instant now)
    {
        var asked = Of(group, actor, now);
        asked.WaitsSince = now;
        asked.EndsOn = (now + GroupRequest.Longest).InUtc().Date;
        asked.Say(said);
        asked.Raise(new MembershipAsked(asked.GroupId, now));
        return asked;
    }

    /// <summary>The group wants them as a member.</summary>
    public static RemoteMemberRow Invite(LocalActor group, string actor, LocalDate endsOn, Instant now)
    {
        var invited = Of(group, actor, now);
        invited.Standing = RemoteStanding.Invited;
        invited.ActivityId = $"{group.Address}/invitations/{invited.Id}";
        (invited.WaitsSince, invited.EndsOn) = (now, endsOn);
        return invited;
    }

    /// <summary>Comes in by themselves.</summary>
    public static RemoteMemberRow Join(LocalActor group, string actor, WantsToJoin said, Instant now)
    {
        var joined = Of(group, actor, now);
        joined.Say(said);
        joined.Belong(now);
        return joined;
    }

    /// <summary>Said anew: what they said last is what is answered, and nobody has to read what a member says.</summary>
    public void Say(WantsToJoin said) => (ActivityId, Words) = (said.Id, IsMember ? null : said.Words);

    /// <summary>They are a member from now on, and what was said before is forgotten.</summary>
    public void Belong(Instant now)
    {
        (Standing, Words, WaitsSince, EndsOn) = (RemoteStanding.Member, null, null, null);
        Since = now.InUtc().Date;
    }

    private static RemoteMemberRow Of(LocalActor group, string actor, Instant now) =>
        new()
        {
            GroupId = group.Group!.Value,
            Address = group.Address,
            Actor = actor,
            Since = now.InUtc().Date,
        };
}

/// <summary>What somebody says who wants to be a member.</summary>
/// <param name="Id">What they call it; null when they call it nothing.</param>
/// <param name="Words">To those in charge of the members.</param>
internal sealed record WantsToJoin(string? Id, string? Words);

internal sealed class RemoteMemberMapping : IEntityTypeConfiguration<RemoteMemberRow>
{
    public void Configure(EntityTypeBuilder<RemoteMemberRow> builder)
    {
        builder.ToTable("remote_members").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.IsMember).Ignore(m => m.By).Ignore(m => m.Said);
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(m => m.Actor).OnDelete(DeleteBehavior.Restrict);
    }
}
