using Farandole.Features.Shared.Faces;
using Farandole.Platform.Federation;

namespace Farandole.Features.Federation;

/// <summary>Other servers: who acts here for them, and who follows from there.</summary>
internal static class FederationFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<ActorDocuments>()
            .AddScoped<IFaceActor, ShowActor>()
            .AddReceiver<ReceiveFollow>()
            .AddReceiver<ReceiveUnfollow>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        AnswerWebFinger.Map(routes);
        TellOfNode.Map(routes);
        ShowActor.Map(routes);
        ShowFollowers.Map(routes);
        Inboxes.Map(routes);
    }
}
