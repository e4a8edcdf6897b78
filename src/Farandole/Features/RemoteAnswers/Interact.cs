using Farandole.ActivityPub.Discovery;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>
/// Leads whoever has an account elsewhere to the event on their own site, where they answer it: their site is found by their
/// handle (RFC 7033), and nothing of it is kept.
/// </summary>
internal static class Interact
{
    /// <summary>A handle, and what people add to one.</summary>
    public const int MaxHandle = 320;

    private const string Path = "/events/{id}/interact";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Lead).Limited(Rate.Answer).Personal();
    }

    /// <summary>Only what other servers know of can be opened there.</summary>
    public static bool IsFor(EventAsSeen seen) =>
        seen is { IsListed: true, Visibility: Visibility.Public, IsSurprise: false, IsOver: false, IsClosed: false }
        && seen is { Schedule: not null, Status: not EventStatus.Cancelled };

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string id,
        HttpResponse response,
        Db db,
        Viewer viewer,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Found(id, db, viewer, clock, ct) is not { } seen)
            return TypedResults.NotFound();
        response.LetFormsLeadElsewhere();
        return Page.Of<InteractPage>(new InteractModel(seen, instance.Absolute(seen.Path)));
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Lead(
        string id,
        HttpContext context,
        Db db,
        Viewer viewer,
        RemoteDocuments documents,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Found(id, db, viewer, clock, ct) is not { } seen)
            return TypedResults.NotFound();
        context.Response.LetFormsLeadElsewhere();
        var typed = (await context.Request.ReadSentForm(ct))["account"].ToString();
        var address = instance.Absolute(seen.Path);
        if (ActorHandle.Parse(typed) is not { } handle)
            return Again("remote.interact.error.handle");
        var resolver = new HandleResolver(documents.FindDescriptorAsync, documents.FindAsync, instance.Url.Scheme);
        var home = await resolver.FindWayHomeAsync(handle, ct);
        return home.For(address) is { } there ? new SeeOther(there.AbsoluteUri)
            : home.IsKnown ? Again("remote.interact.error.way")
            : Again("remote.interact.error.nobody");

        RazorComponentResult Again(string error) =>
            Page.Of<InteractPage>(
                new InteractModel(seen, address) { Typed = typed, Error = error },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static async Task<EventAsSeen?> Found(
        string id,
        Db db,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    ) => await db.Seen(id, viewer, clock, ct) is { } seen && IsFor(seen) ? seen : null;
}

/// <summary>Asks where somebody has their account.</summary>
public sealed record InteractModel(EventAsSeen Seen, string Address)
{
    internal string? Typed { get; init; }

    /// <summary>The key of its words.</summary>
    internal string? Error { get; init; }
}

/// <summary>The quiet way there, below the form.</summary>
internal sealed class InteractOnPage : IEventBlock
{
    public BlockPlace Place => BlockPlace.Answer;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult(Interact.IsFor(seen) ? new EventBlock(typeof(InteractBlock), seen) : null);
}
