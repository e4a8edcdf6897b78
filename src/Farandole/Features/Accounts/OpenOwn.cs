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
        var (id, signedIn) = (new KeyId(key), viewer.Account);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == signedIn && a.Gathers, ct);
        var owned = await db.Keys.FirstOrDefaultAsync(
            k => k.Id == id && k.Kind == KeyKind.Organizer && k.RevokedAt == null,
            ct
        );
        if (owned is null || account?.HasProven(owned.Email) is not true)
            return TypedResults.NotFound();
        await sessions.Open(context, owned, ct);
        return new SeeOther($"/events/{owned.EventId}/manage");
    }
}
