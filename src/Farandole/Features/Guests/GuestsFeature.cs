using Farandole.Domain.Guests;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Guests;

/// <summary>The guest list: who is invited, by which channel they were told, what they said and to whom.</summary>
internal static class GuestsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddBackstageTab("guests", 12)
            .AddTakenFiles<InvitationsTaken>()
            .AddJob<SendInviteLetter, InvitationToSend>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ManageGuests.Map(routes);
        TellGuests.Map(routes);
        NoteAnswer.Map(routes);
        RecognizeGuest.Map(routes);
        ExportGuests.Map(routes);
        OwnInvitation.Map(routes);
    }
}
