using Farandole.Domain.Accounts;
using Farandole.Domain.Approval;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Farandole.Domain.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Platform.Db;

/// <summary>How values lie in both databases: instants as milliseconds, days and times as ISO text, words as words.</summary>
internal static class Conversions
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void Register(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantInMilliseconds>();
        conventions.Properties<LocalDate>().HaveConversion<IsoDate>();
        conventions.Properties<LocalTime>().HaveConversion<IsoTime>();
        conventions.Properties<EventId>().HaveConversion<EventIds>();
        conventions.Properties<ParticipationId>().HaveConversion<ParticipationIds>();
        conventions.Properties<KeyId>().HaveConversion<KeyIds>();
        conventions.Properties<PictureId>().HaveConversion<PictureIds>();
        conventions.Properties<QuestionId>().HaveConversion<QuestionIds>();
        conventions.Properties<MessageId>().HaveConversion<MessageIds>();
        conventions.Properties<InviteeId>().HaveConversion<InviteeIds>();
        conventions.Properties<AccountId>().HaveConversion<AccountIds>();
        conventions.Properties<ProfileId>().HaveConversion<ProfileIds>();
        conventions.Properties<GroupId>().HaveConversion<GroupIds>();
        conventions.Properties<MemberId>().HaveConversion<MemberIds>();
        conventions.Properties<RoleId>().HaveConversion<RoleIds>();
        conventions.Properties<TeamId>().HaveConversion<TeamIds>();
        conventions.Properties<ResourceId>().HaveConversion<ResourceIds>();
        conventions.Properties<GroupRequestId>().HaveConversion<GroupRequestIds>();
        conventions.Properties<PostId>().HaveConversion<PostIds>();
        conventions.Properties<PromotionId>().HaveConversion<PromotionIds>();
        conventions.Properties<TeamNoteId>().HaveConversion<TeamNoteIds>();
        conventions.Properties<BlockId>().HaveConversion<BlockIds>();
        conventions.Properties<HostInvitationId>().HaveConversion<HostInvitationIds>();
        conventions.Properties<ClosedServerId>().HaveConversion<ClosedServerIds>();
        conventions.Properties<MemberNoteId>().HaveConversion<MemberNoteIds>();
        conventions.Properties<Rights>().HaveConversion<RightsAsBits>();
        conventions.Properties<Scopes>().HaveConversion<ScopesAsBits>();
        conventions.Properties<NeedId>().HaveConversion<NeedIds>();
        conventions.Properties<ClaimId>().HaveConversion<ClaimIds>();
        conventions.Properties<ClaimantId>().HaveConversion<ClaimantIds>();
        conventions.Properties<PollDateId>().HaveConversion<PollDateIds>();
        conventions.Properties<VoterId>().HaveConversion<VoterIds>();
        conventions.Properties<Enum>().HaveConversion<string>();
        // Several at once: asked for bit by bit.
        conventions.Properties<Accessibility>().HaveConversion<int>();
        conventions.Properties<PieceRules>().HaveConversion<RulesAsJson>();
    }

    private sealed class InstantInMilliseconds()
        : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

    private sealed class IsoDate()
        : ValueConverter<LocalDate, string>(
            d => LocalDatePattern.Iso.Format(d),
            s => LocalDatePattern.Iso.Parse(s).Value
        );

    private sealed class IsoTime()
        : ValueConverter<LocalTime, string>(t => Minutes.Format(t), s => Minutes.Parse(s).Value);

    private sealed class EventIds() : ValueConverter<EventId, Guid>(id => id.Value, value => new EventId(value));

    private sealed class ParticipationIds()
        : ValueConverter<ParticipationId, Guid>(id => id.Value, value => new ParticipationId(value));

    private sealed class KeyIds() : ValueConverter<KeyId, Guid>(id => id.Value, value => new KeyId(value));

    private sealed class QuestionIds()
        : ValueConverter<QuestionId, Guid>(id => id.Value, value => new QuestionId(value));

    private sealed class InviteeIds() : ValueConverter<InviteeId, Guid>(id => id.Value, value => new InviteeId(value));

    private sealed class AccountIds() : ValueConverter<AccountId, Guid>(id => id.Value, value => new AccountId(value));

    private sealed class ProfileIds() : ValueConverter<ProfileId, Guid>(id => id.Value, value => new ProfileId(value));

    private sealed class MessageIds() : ValueConverter<MessageId, Guid>(id => id.Value, value => new MessageId(value));

    private sealed class PictureIds() : ValueConverter<PictureId, Guid>(id => id.Value, value => new PictureId(value));

    private sealed class NeedIds() : ValueConverter<NeedId, Guid>(id => id.Value, value => new NeedId(value));

    private sealed class ClaimIds() : ValueConverter<ClaimId, Guid>(id => id.Value, value => new ClaimId(value));

    private sealed class ClaimantIds()
        : ValueConverter<ClaimantId, Guid>(id => id.Value, value => new ClaimantId(value));

    private sealed class PollDateIds()
        : ValueConverter<PollDateId, Guid>(id => id.Value, value => new PollDateId(value));

    private sealed class VoterIds() : ValueConverter<VoterId, Guid>(id => id.Value, value => new VoterId(value));

    private sealed class GroupIds() : ValueConverter<GroupId, Guid>(id => id.Value, value => new GroupId(value));

    private sealed class PromotionIds()
        : ValueConverter<PromotionId, Guid>(id => id.Value, value => new PromotionId(value));

    private sealed class PostIds() : ValueConverter<PostId, Guid>(id => id.Value, value => new PostId(value));

    private sealed class TeamNoteIds()
        : ValueConverter<TeamNoteId, Guid>(id => id.Value, value => new TeamNoteId(value));

    private sealed class MemberIds() : ValueConverter<MemberId, Guid>(id => id.Value, value => new MemberId(value));

    private sealed class RoleIds() : ValueConverter<RoleId, Guid>(id => id.Value, value => new RoleId(value));

    private sealed class TeamIds() : ValueConverter<TeamId, Guid>(id => id.Value, value => new TeamId(value));

    private sealed class ResourceIds()
        : ValueConverter<ResourceId, Guid>(id => id.Value, value => new ResourceId(value));

    private sealed class GroupRequestIds()
        : ValueConverter<GroupRequestId, Guid>(id => id.Value, value => new GroupRequestId(value));

    private sealed class ScopesAsBits() : ValueConverter<Scopes, long>(s => s.Bits, bits => new Scopes(bits));

    private sealed class BlockIds() : ValueConverter<BlockId, Guid>(id => id.Value, value => new BlockId(value));

    private sealed class ClosedServerIds()
        : ValueConverter<ClosedServerId, Guid>(id => id.Value, value => new ClosedServerId(value));

    private sealed class HostInvitationIds()
        : ValueConverter<HostInvitationId, Guid>(id => id.Value, value => new HostInvitationId(value));

    private sealed class MemberNoteIds()
        : ValueConverter<MemberNoteId, Guid>(id => id.Value, value => new MemberNoteId(value));

    private sealed class RightsAsBits() : ValueConverter<Rights, long>(r => r.Bits, bits => Rights.Read(bits));
}
