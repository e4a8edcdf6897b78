using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Accounts;

/// <summary>Signs a device out: this one, another one, or all the others.</summary>
internal static class EndSessions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/sessions/end", End).Limited(Rate.Organize).Personal();

    private static async Task<Results<SeeOther, NotFound>> End(
        HttpContext context,
        Viewer viewer,
        Sessions sessions,
        Writer writer,
        CancellationToken ct
    )
    {
        if (sessions.IdOf(context) is not { } here)
            return TypedResults.NotFound();
        var which = (await context.Request.ReadSentForm(ct))["session"].ToString();
        // Whoever has shown one step only can go, and signs nobody else out.
        var mayGo = (viewer.Account ?? viewer.Waiting ?? viewer.Halfway?.AccountId) is not null;
        if (mayGo && which == Visit.NameOf(here))
        {
            await sessions.Close(context, ct);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return new SeeOther("/account?done=out");
        }
        if ((viewer.Account ?? viewer.Waiting) is not { } account)
            return TypedResults.NotFound();
        await writer.Write(
            async (db, token) =>
            {
                var others = await db.Set<SessionGrant>()
                    .Where(g => g.AccountId == account && g.SessionId != here)
                    .Select(g => g.SessionId)
                    .ToListAsync(token);
                var ended = which == "others" ? others : others.FindAll(id => Visit.NameOf(id) == which);
                await db.Set<Session>().Where(s => ended.Contains(s.Id)).ExecuteDeleteAsync(token);
            },
            ct
        );
        return new SeeOther("/account?done=ended");
    }
}
