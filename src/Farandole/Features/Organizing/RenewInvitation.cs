using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Organizing;

/// <summary>Makes the link that opens a private event. There is one at a time: the one before opens nothing any more.</summary>
internal static class RenewInvitation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/invitation", Renew).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Renew(
        string id,
        Viewer viewer,
        Db db,
        [AsParameters] KeyTools tools,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, tools.Clock, ct) is not { Seen.Visibility: Visibility.Private } backstage)
            return TypedResults.NotFound();
        var eventId = backstage.Seen.Id;
        var secret = await tools.Writer.Write((changed, token) => Replace(changed, eventId, viewer, tools, token), ct);
        return secret is null
            ? TypedResults.NotFound()
            : Page.Of<NewSecretPage>(
                tools.Show(backstage, KeyKind.Invitation, null, secret),
                StatusCodes.Status201Created
            );
    }

    private static async Task<Secret?> Replace(Db db, EventId id, Viewer viewer, KeyTools tools, CancellationToken ct)
    {
        await db.TakeTurn(id, ct);
        if (await db.OrganizedToChange(id, viewer, ct) is not { } organized)
            return null;
        var now = tools.Clock.GetCurrentInstant();
        foreach (var old in await db.KeysOf(id, KeyKind.Invitation).AsTracking().ToListAsync(ct))
            old.Revoke(now);
        var (key, secret) = EventKey.Make(id, KeyKind.Invitation, null, tools.Reader.Language, now);
        db.Add(key);
        organized.Note("invitation-made", viewer.OrganizerOf(id)?.Label, now);
        return secret;
    }
}
