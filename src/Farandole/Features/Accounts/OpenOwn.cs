using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Opens the backstage of an event whose key went to the account's address, without looking for the letter.</summary>
internal static class OpenOwn
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/keys/{key:guid}", Open).Limited(Rate.Organize).Personal();

    private static async Task<Results<SeeOther, NotFound>> Open(
        Guid key,
        HttpContext context,
        Viewer viewer,
        Db db,
        Sessions sessions,
        CancellationToken ct
    )
    {
        var (id, account) = (new KeyId(key), viewer.Account);
        var owned = await db
            .Keys.Where(k => k.Id == id && k.Kind == KeyKind.Organizer && k.RevokedAt == null)
            .FirstOrDefaultAsync(
                k => db.Set<Account>().Any(a => a.Id == account && a.Gathers && a.EmailHash == k.EmailHash),
                ct
            );
        if (owned is null)
            return TypedResults.NotFound();
        await sessions.Open(context, owned, ct);
        return new SeeOther($"/events/{owned.EventId}/manage");
    }
}
