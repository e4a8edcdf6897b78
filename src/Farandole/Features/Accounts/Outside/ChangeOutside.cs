using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;

namespace Farandole.Features.Accounts.Outside;

/// <summary>Links what waits in this browser to the account whose owner has proven it, or forgets it; and takes a link away.</summary>
internal static class ChangeOutside
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/outside-links", LinkPending).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/outside-links/end", TakeAway).Limited(Rate.Organize).Personal().Freshly();
    }

    private static async Task<SeeOther> LinkPending(
        HttpContext context,
        Viewer viewer,
        PendingLinks pending,
        OutsideDesk desk,
        CancellationToken ct
    )
    {
        var isWanted = (await context.Request.ReadSentForm(ct))["link"] == "yes";
        if (pending.Read(context) is not { } waits)
            return new SeeOther("/account");
        pending.Forget(context);
        if (!isWanted)
            return new SeeOther("/account?done=outside-no");
        var isLinked = await desk.Link(viewer.Account!.Value, waits.Provider, waits.Identity, ct);
        return new SeeOther(isLinked ? "/account?done=outside" : "/account?done=outside-not");
    }

    private static async Task<SeeOther> TakeAway(
        HttpRequest request,
        Viewer viewer,
        OutsideDesk desk,
        CancellationToken ct
    )
    {
        await desk.TakeAway(viewer.Account!.Value, (await request.ReadSentForm(ct))["which"].ToString(), ct);
        return new SeeOther("/account?done=outside-gone");
    }
}
