using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Blocking;

/// <summary>Whom the organizers of one event keep away from it: also those who have no account, and only a key.</summary>
internal sealed class EventBlocks : IBlockList
{
    public static string Path => "/events/{id}/blocks";

    public static Rate Reading => Rate.Organize;

    public static async Task<OpenList?> Open(HttpContext context, CancellationToken ct)
    {
        var (viewer, services) = (context.Viewer(), context.RequestServices);
        var (db, clock) = (services.GetRequiredService<Db>(), services.GetRequiredService<IClock>());
        if (
            await db.Backstages(context.Request.RouteValues["id"] as string ?? "", viewer, clock, ct)
            is not { } backstage
        )
            return null;
        var about = backstage.Seen.Id;
        return new(
            new(Blocker.Of(about), (changed, note, token) => Note(changed, about, viewer, note, token)),
            new(ListOf.Event, $"{backstage.Seen.Path}/blocks") { Frame = backstage }
        );
    }

    private static async Task Note(Db db, EventId about, Viewer viewer, BlockNote note, CancellationToken ct) =>
        (await db.OrganizedToChange(about, viewer, ct))?.Note(note.What, viewer.OrganizerOf(about)?.Label, note.At);
}
