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

    internal sealed class InstantInMilliseconds()
        : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

    internal sealed class IsoDate()
        : ValueConverter<LocalDate, string>(
            d => LocalDatePattern.Iso.Format(d),
            s => LocalDatePattern.Iso.Parse(s).Value
        );

    internal sealed class IsoTime()
        : ValueConverter<LocalTime, string>(t => Minutes.Format(t), s => Minutes.Parse(s).Value);

    internal sealed class EventIds() : ValueConverter<EventId, Guid>(id => id.Value, value => new EventId(value));

    internal sealed class ParticipationIds()
        : ValueConverter<ParticipationId, Guid>(id => id.Value, value => new ParticipationId(value));

    internal sealed class KeyIds() : ValueConverter<KeyId, Guid>(id => id.Value, value => new KeyId(value));

    internal sealed class QuestionIds()
        : ValueConverter<QuestionId, Guid>(id => id.Value, value => new QuestionId(value));

    internal sealed class InviteeIds() : ValueConverter<InviteeId, Guid>(id => id.Value, value => new InviteeId(value));

    internal sealed class AccountIds() : ValueConverter<AccountId, Guid>(id => id.Value, value => new AccountId(value));

    internal sealed class ProfileIds() : ValueConverter<ProfileId, Guid>(id => id.Value, value => new ProfileId(value));

    internal sealed class MessageIds() : ValueConverter<MessageId, Guid>(id => id.Value, value => new MessageId(value));

    internal sealed class PictureIds() : ValueConverter<PictureId, Guid>(id => id.Value, value => new PictureId(value));

    internal sealed class NeedIds() : ValueConverter<NeedId, Guid>(id => id.Value, value => new NeedId(value));

    internal sealed class ClaimIds() : ValueConverter<ClaimId, Guid>(id => id.Value, value => new ClaimId(value));

    internal sealed class ClaimantIds()
        : ValueConverter<ClaimantId, Guid>(id => id.Value, value => new ClaimantId(value));

    internal sealed class PollDateIds()
        : ValueConverter<PollDateId, Guid>(id => id.Value, value => new PollDateId(value));

    internal sealed class VoterIds() : ValueConverter<VoterId, Guid>(id => id.Value, value => new VoterId(value));

    internal sealed class GroupIds() : ValueConverter<GroupId, Guid>(id => id.Value, value => new GroupId(value));

    internal sealed class PromotionIds()
        : ValueConverter<PromotionId, Guid>(id => id.Value, value => new PromotionId(value));

    internal sealed class PostIds() : ValueConverter<PostId, Guid>(id => id.Value, value => new PostId(value));

    internal sealed class TeamNoteIds()
        : ValueConverter<TeamNoteId, Guid>(id => id.Value, value => new TeamNoteId(value));

    internal sealed class MemberIds() : ValueConverter<MemberId, Guid>(id => id.Value, value => new MemberId(value));

    internal sealed class RoleIds() : ValueConverter<RoleId, Guid>(id => id.Value, value => new RoleId(value));

    internal sealed class TeamIds() : ValueConverter<TeamId, Guid>(id => id.Value, value => new TeamId(value));

    internal sealed class ResourceIds()
        : ValueConverter<ResourceId, Guid>(id => id.Value, value => new ResourceId(value));

    internal sealed class GroupRequestIds()
        : ValueConverter<GroupRequestId, Guid>(id => id.Value, value => new GroupRequestId(value));

    internal sealed class ScopesAsBits() : ValueConverter<Scopes, long>(s => s.Bits, bits => new Scopes(bits));

    internal sealed class BlockIds() : ValueConverter<BlockId, Guid>(id => id.Value, value => new BlockId(value));

    internal sealed class ClosedServerIds()
        : ValueConverter<ClosedServerId, Guid>(id => id.Value, value => new ClosedServerId(value));

    internal sealed class HostInvitationIds()
        : ValueConverter<HostInvitationId, Guid>(id => id.Value, value => new HostInvitationId(value));

    internal sealed class MemberNoteIds()
        : ValueConverter<MemberNoteId, Guid>(id => id.Value, value => new MemberNoteId(value));

    internal sealed class RightsAsBits() : ValueConverter<Rights, long>(r => r.Bits, bits => Rights.Read(bits));
}
