using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// Somebody looks for a group, a person or an event of another site, by handle or address. Opening the page asks nobody; other
/// sites lead here with what they want to be followed (<c>/interact?uri=</c>).
/// </summary>
internal static class SearchElsewhere
{
    public const string Path = "/elsewhere";
    public const string InteractPath = "/interact";
    private const int Longest = 2_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapGet(InteractPath, Show).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Find).Limited(Rate.Letter).Personal();
    }

    /// <summary>Where somebody elsewhere is followed from, once they are known here.</summary>
    public static string FollowPath(string actor) => $"/follow?who={Uri.EscapeDataString(actor)}";

    private static async Task<Results<RazorComponentResult, SeeOther>> Show(
        string? uri,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        var asked = Typed(uri);
        if (asked is not null)
        {
            var known = await db.Set<RemoteEventRow>().FirstOrDefaultAsync(e => e.Address == asked, ct);
            if (known is not null)
                return new SeeOther(known.Path);
            if (await db.Set<RemoteActorRow>().AnyAsync(a => a.Address == asked, ct))
                return new SeeOther(FollowPath(asked));
        }
        return Page.Of<ElsewherePage>(new ElsewhereModel(asked, viewer.Account is not null));
    }

    private static async Task<Results<RazorComponentResult, SeeOther>> Find(
        HttpRequest request,
        Viewer viewer,
        FindElsewhere finding,
        Reader reader,
        CancellationToken ct
    )
    {
        var typed = Typed((await request.ReadSentForm(ct))["uri"]);
        if (viewer.Account is null)
            return new SeeOther(WayBack.SignIn(typed is null ? Path : $"{Path}?uri={Uri.EscapeDataString(typed)}"));
        var found = typed is null ? new FoundElsewhere.Nothing("nothing-typed") : await finding.Find(typed, ct);
        return found switch
        {
            FoundElsewhere.Somebody { Who.Address: var address } => new SeeOther(FollowPath(address)),
            FoundElsewhere.Happening { Id: var id } => new SeeOther(RemoteEventRow.PathOf(id)),
            FoundElsewhere.Here { Path: var path } when WayBack.IsLocal(path) => new SeeOther(path),
            _ => Page.Of<ElsewherePage>(
                new ElsewhereModel(typed, IsSignedIn: true)
                {
                    Wrong =
                    [
                        new(
                            "uri",
                            reader.Words[$"elsewhere.reason.{(found as FoundElsewhere.Nothing)?.Why ?? "unreadable"}"]
                        ),
                    ],
                },
                StatusCodes.Status422UnprocessableEntity
            ),
        };
    }

    private static string? Typed(string? text) => PlainText.Line(text) is { Length: <= Longest } line ? line : null;
}

/// <summary>What is looked for on other sites.</summary>
public sealed record ElsewhereModel(string? Typed, bool IsSignedIn)
{
    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
