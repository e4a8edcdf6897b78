using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.News;

/// <summary>News of another site, as it was told: whose it is stands first, and its own page is where it is true.</summary>
internal static class ShowPost
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/elsewhere/posts/{id}", Show).Limited(Rate.Read).Shared("agenda");

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        Db db,
        Viewer viewer,
        Instance instance,
        CancellationToken ct
    )
    {
        if (
            !Guid.TryParseExact(id, "D", out var wanted)
            || await db.Set<RemotePostRow>().Where(p => p.Id == wanted).Seen(db).FirstOrDefaultAsync(ct) is not { } seen
        )
            return TypedResults.NotFound();
        return Page.Of<ElsewherePostPage>(new ElsewherePostModel(seen, instance.Zone, viewer.Account is not null));
    }
}

/// <summary>The page of news of another site.</summary>
public sealed record ElsewherePostModel
{
    internal ElsewherePostModel(PostElsewhere seen, string home, bool isSignedIn) =>
        (Seen, Home, IsSignedIn) = (seen, home, isSignedIn);

    internal PostElsewhere Seen { get; }

    /// <summary>The zone of the instance.</summary>
    internal string Home { get; }

    internal bool IsSignedIn { get; }
}
