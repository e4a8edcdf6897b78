using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>One's own place in a group: what one does there, and who sees that one is in.</summary>
internal static class OwnPlace
{
    private const string Path = "/groups/{handle}/me";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Say).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/welcome", Read).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, ct) is not { } space)
            return TypedResults.NotFound();
        var mine = space.Mine.Member;
        var today = clock.GetCurrentInstant().InUtc().Date;
        var row = await db.MembersFor(space).FirstAsync(m => m.Member.Id == mine, ct);
        var line = (await db.Describe(space.Group.Id, [row], today, ct))[0];
        return Page.Of<OwnPlacePage>(new OwnPlaceModel(space, line, row.Member.Does, row.Member.Shown) { Done = done });
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Say(
        string handle,
        HttpRequest request,
        Viewer viewer,
        MemberDesk desk,
        Db db,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        var (does, shown) = (PlainText.Line(form["does"]), ShownTo.Read(form["shown"]));
        if (PlainText.Fits(does, Member.MaxDoes))
            return await desk.Say(viewer, handle, does, shown, ct)
                ? new SeeOther($"{Space.PathOf(handle)}/me?done=place")
                : TypedResults.NotFound();
        if (await db.SpaceOf(viewer, handle, ct) is not { } space)
            return TypedResults.NotFound();
        var mine = space.Mine.Member;
        var row = await db.MembersFor(space).FirstAsync(m => m.Member.Id == mine, ct);
        var line = (await db.Describe(space.Group.Id, [row], clock.GetCurrentInstant().InUtc().Date, ct))[0];
        return Page.Of<OwnPlacePage>(
            new OwnPlaceModel(space, line, does, shown)
            {
                Wrong = [new("does", reader.Words["members.error.does", ("n", Member.MaxDoes)])],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Read(
        string handle,
        Viewer viewer,
        MemberDesk desk,
        CancellationToken ct
    ) =>
        await desk.Welcome(viewer, handle, ct)
            ? new SeeOther($"{Space.PathOf(handle)}?done=welcome-read")
            : TypedResults.NotFound();
}

/// <summary>One's own place in a group.</summary>
public sealed record OwnPlaceModel
{
    internal OwnPlaceModel(Space space, MemberLine line, string? does, Shown shown) =>
        (Space, Line, Does, Shown) = (space, line, does, shown);

    internal Space Space { get; }

    internal MemberLine Line { get; }

    internal string? Does { get; }

    internal Shown Shown { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
