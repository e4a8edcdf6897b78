using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

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
        var changed = await own.Do(ticket, (c, token) => Forget(c, parts, token), ct);
        return changed.IsDone ? new SeeOther("/erased") : TypedResults.NotFound();
    }

    internal static async Task<Reason?> Forget(Changing c, IEnumerable<IOwnPart> parts, CancellationToken ct)
    {
        var (id, hash) = (c.Mine.Id, c.Mine.EmailHash);
        if (!c.Joined.IsOver(c.Now))
            await c.Recount(0, mine => mine.Withdraw(c.Now), ct);
        foreach (var part in parts)
            await part.Forget(id, c.Db, ct);
        c.Mine.Forget();
        c.Mine.Fade();
        await ForgetThoseWhoCame.Forget(c.Db, p => p.Id == id, ct);
        await c
            .Db.Set<LetterRow>()
            .Where(l => l.EventId == c.Joined.Id && l.AddressHash == hash)
            .ExecuteDeleteAsync(ct);
        return null;
    }
}
