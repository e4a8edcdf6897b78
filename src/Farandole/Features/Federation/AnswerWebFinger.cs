using System.Text;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Discovery;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Federation;

/// <summary>Who is who here (RFC 7033), and where to ask (RFC 6415).</summary>
internal static class AnswerWebFinger
{
    /// <summary>Where those from other sites say what they want to follow or to read from here (OStatus, "subscribe").</summary>
    private const string Interact = "/interact?uri={uri}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/webfinger", Answer).Limited(Rate.Read).Shared("profiles");
        routes.MapGet("/.well-known/host-meta", ShowHostMeta).Limited(Rate.Read).Shared();
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Answer(
        HttpContext context,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (WebFingerQuestion.Parse(context.Request.QueryString.Value ?? "") is not { } question)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (await Asked(question, db, instance, ct) is not { } actor)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var page = actor.IsInstance ? instance.Absolute("/about") : actor.Address;
        var handle = ActorHandle.Parse($"{actor.Name}@{instance.Url.Authority}")!;
        return TypedResults.Content(
            ResourceDescriptor.Of(handle, actor.Address, page, instance.Absolute(Interact)).For(question).ToJson(),
            ContentTypes.ResourceDescriptor,
            Encoding.UTF8
        );
    }

    private static async Task<LocalActor?> Asked(
        WebFingerQuestion question,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        if (question.Address is { } address)
            return await db.ActorAt(instance, address, ct);
        if (question.Handle is not { } handle || handle.Host != instance.Url.Authority)
            return null;
        if (handle.IsServer)
            return instance.Relay();
        return Handle.Parse(handle.Name) is { } named ? await db.ActorNamed(instance, named.Value, ct) : null;
    }

    private static ContentHttpResult ShowHostMeta(Instance instance) =>
        TypedResults.Content(HostMeta.ToXml(instance.Url.GetLeftPart(UriPartial.Authority)), HostMeta.ContentType);
}
