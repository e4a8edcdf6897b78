using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Organizing;

/// <summary>Behind the scenes of an event: keys, who comes, messages, the letters that tell of changes.</summary>
internal static class OrganizingFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        OpenSession.Map(routes);
        OpenInvitation.Map(routes);
        ManageEvent.Map(routes);
        RemoveParticipant.Map(routes);
        ExportParticipants.Map(routes);
        ReadParticipations.Map(routes);
    }
}
