using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation.Keys;

/// <summary>Administrators renew the key of one who acts here, or all of them: after a copy of the database went astray.</summary>
internal static class RenewKeysByHand
{
    public const string Path = "/desk/keys";
    private const string Leaked = "Leaked";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Renew).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        viewer.DecidesForInstance()
            ? Page.Of<KeysPage>(await Read(db, ct) with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Renew(
        HttpRequest request,
        Viewer viewer,
        Db db,
        KeyDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!viewer.DecidesForInstance())
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (who, why) = (PlainText.Line(form["who"]), PlainText.Line(form["why"]));
        if (who is null)
        {
            await desk.RenewAll(why == Leaked, Note, ct);
            return new SeeOther($"{Path}?done=all");
        }
        if (await desk.RenewOf(who, why == Leaked, Note, ct))
            return new SeeOther($"{Path}?done=one");
        return Page.Of<KeysPage>(
            await Read(db, ct) with
            {
                Who = who,
                Why = why,
                Wrong = [new("who", reader.Words["federation.keys.error.who"])],
            },
            StatusCodes.Status422UnprocessableEntity
        );

        void Note(Db inside, string what, string? about, NodaTime.Instant now) =>
            inside.NoteSteward(viewer, what, about, now);
    }

    private static async Task<KeysModel> Read(Db db, CancellationToken ct) =>
        new() { Count = await db.Set<ActorKeyRow>().CountAsync(ct) };
}

/// <summary>How many keys there are, and the form that renews them.</summary>
public sealed record KeysModel
{
    internal int Count { get; init; }

    internal string? Who { get; init; }

    internal string? Why { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}
