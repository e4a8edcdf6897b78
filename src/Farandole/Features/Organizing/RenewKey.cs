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

/// <summary>Gives a key another secret: the old one opens nothing from now on, nor does what it had opened.</summary>
internal static class RenewKey
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/keys/{key:guid}/renewal", Renew).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Renew(
        string id,
        Guid key,
        HttpContext context,
        Viewer viewer,
        Db db,
        Sessions sessions,
        [AsParameters] KeyTools tools,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, tools.Clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var eventId = backstage.Seen.Id;
        var now = tools.Clock.GetCurrentInstant();
        var mine = sessions.IdOf(context);
        var renewed = await tools.Writer.Write(
            async (changed, token) =>
            {
                await changed.TakeTurn(eventId, token);
                var organized = await changed.OrganizedToChange(eventId, viewer, token);
                var found = await changed
                    .KeysOf(eventId, KeyKind.Organizer)
                    .AsTracking()
                    .FirstOrDefaultAsync(k => k.Id == new KeyId(key), token);
                if (organized is null || found is null)
                    return ((string? Label, Secret Secret)?)null;
                await changed.EndVisits(found.Id, mine, token);
                organized.Note("key-renewed", viewer.OrganizerOf(eventId)?.Label, now);
                return (found.Label, found.Renew());
            },
            ct
        );
        return renewed is { } shown
            ? Page.Of<NewSecretPage>(tools.Show(backstage, KeyKind.Organizer, shown.Label, shown.Secret))
            : TypedResults.NotFound();
    }
}
