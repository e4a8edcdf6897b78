using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Coming;

/// <summary>
/// Erases all that is known of somebody who answered, at once. Before the event they are not counted any more, because
/// nobody could tell them of a change; afterwards the count stays.
/// </summary>
internal static class EraseAnswer
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/t/{ticket}/erasure", Erase).Limited(Rate.Ticket).Personal();

    private static async Task<Results<SeeOther, NotFound>> Erase(
        string ticket,
        ChangeOwn own,
        IEnumerable<IOwnPart> parts,
        CancellationToken ct
    )
    {
        var changed = await own.Do(
            ticket,
            async (c, token) =>
            {
                await c.Forget(parts, token);
                return null;
            },
            ct
        );
        return changed.IsDone ? new SeeOther("/erased") : TypedResults.NotFound();
    }
}
