using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Features.Members.FromElsewhere;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Members;

/// <summary>Who is in a group: how one comes in, who is there, and how one leaves.</summary>
internal static class MembersFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<Arrivals>()
            .AddScoped<MemberDesk>()
            .AddScoped<CareDesk>()
            .AddScoped<InvitationDesk>()
            .AddScoped<InvitationLetters>()
            .AddScoped<ReadInvitees>()
            .AddScoped<FarMemberDesk>()
            .AddReceiver<ReceiveJoin>()
            .AddReceiver<ReceiveLeave>()
            .AddReceiver<ReceiveInvitationAnswer>()
            .AddJob<ForgetMembersFromThere, ServerClosed>()
            .AddGroupTab("members", 60, Act.SeeMembers)
            .AddGroupTab("requests", 62, Act.ReceiveMembers, byTeam: true)
            .AddTabCount<RequestCount>()
            .AddGroupPart<WhoRuns>()
            .AddSpacePart<Welcome>()
            .AddAccountPart<RequestsOfAccount>()
            .AddAccountPart<NotesOnAccount>()
            .AddMemoryPart<NotesMemory>()
            .AddMemoryPart<MembershipMemory>()
            .AddJob<PlanRequestsLetter, MembershipAsked>()
            .AddJob<TellThoseInCharge, RequestsOfTheDay>()
            .AddJob<SendRequestsLetter, RequestsToTell>()
            .AddJob<SendGroupYes, MembershipGranted>()
            .AddJob<SendGroupNo, MembershipRefused>()
            .AddJob<SendPause, MemberPaused>()
            .AddJob<SendGroupLapsed, MembershipLapsed>()
            .AddJob<SendGroupKeys, KeysInherited>()
            .AddJob<SendGroupInvitation, GroupLetterToSend>()
            .AddJob<SendInvitationToProfile, ProfileToInvite>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        AskToJoin.Map(routes);
        ComeByLink.Map(routes);
        DecideOnRequests.Map(routes);
        InviteToGroup.Map(routes);
        ShowMembers.Map(routes);
        MembersByProgram.Map(routes);
        JoinByProgram.Map(routes);
        ManageMember.Map(routes);
        CareForMember.Map(routes);
        OwnPlace.Map(routes);
        LeaveGroup.Map(routes);
    }
}
