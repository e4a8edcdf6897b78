using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult,
    Farandole.Features.Shared.SeeOther,
    Microsoft.AspNetCore.Http.HttpResults.NotFound
>;

namespace Farandole.Features.Moving;

/// <summary>
/// A profile or a group says where it was before, so that it may move here, and says that it moves: after a question that tells
/// what goes along and what does not. It may come back.
/// </summary>
internal static class MoveFace
{
    private const string OfProfile = "/account/profiles/{handle}/move";
    private const string OfGroup = "/groups/{handle}/move";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(OfProfile, ShowProfile).Limited(Rate.Read).Personal();
        routes.MapPost(OfProfile, MoveProfile).Limited(Rate.Letter).Personal();
        routes.MapPost(OfProfile + "/origin", KnowProfile).Limited(Rate.Letter).Personal();
        routes.MapPost(OfProfile + "/end", KeepProfile).Limited(Rate.Organize).Personal();
        routes.MapGet(OfGroup, ShowGroup).Limited(Rate.Read).Personal();
        routes.MapPost(OfGroup, MoveGroup).Limited(Rate.Letter).Personal();
        routes.MapPost(OfGroup + "/origin", KnowGroup).Limited(Rate.Letter).Personal();
        routes.MapPost(OfGroup + "/end", KeepGroup).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Movers Movers,
        [FromServices] NewHomes Homes,
        [FromServices] Db Db,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        HttpRequest Request
    );

    private static async Task<Answer> ShowProfile(
        string handle,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => await Show(await tools.Movers.Profile(handle, ct), done, tools, ct);

    private static async Task<Answer> ShowGroup(
        string handle,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => await Show(await tools.Movers.Group(handle, ct), done, tools, ct);

    private static async Task<Answer> MoveProfile(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Move(await tools.Movers.Profile(handle, ct), tools, ct);

    private static async Task<Answer> MoveGroup(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Move(await tools.Movers.Group(handle, ct), tools, ct);

    private static async Task<Answer> KnowProfile(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Know(await tools.Movers.Profile(handle, ct), tools, ct);

    private static async Task<Answer> KnowGroup(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Know(await tools.Movers.Group(handle, ct), tools, ct);

    private static async Task<Answer> KeepProfile(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Keep(await tools.Movers.Profile(handle, ct), ct);

    private static async Task<Answer> KeepGroup(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await Keep(await tools.Movers.Group(handle, ct), ct);

    private static async Task<Answer> Show(Mover? who, string? done, Tools tools, CancellationToken ct) =>
        who is null ? TypedResults.NotFound() : PageOf(await Read(who, tools, ct) with { Done = done });

    /// <summary>Asks there whether it is expected, and then whoever decides whether they mean it.</summary>
    private static async Task<Answer> Move(Mover? who, Tools tools, CancellationToken ct)
    {
        if (who is null)
            return TypedResults.NotFound();
        var form = await tools.Request.ReadSentForm(ct);
        var typed = PlainText.Line(form["to"]);
        var (found, whyNot) = await tools.Homes.Find(typed, who.IsGroup, ct);
        whyNot ??= await tools.Homes.WhyNotTo(found!, who.Actor.Address, ct);
        if (whyNot is { } why)
            return await Refuse(who, "to", why, m => m with { To = typed }, tools, ct);
        if (form["sure"] != "true")
            return PageOf(await Read(who, tools, ct) with { Asked = found });
        return await who.Change("moved", (own, now) => own.MoveTo(found!.Address, now), ct)
            ? new SeeOther($"{who.Path}?done=moved")
            : TypedResults.NotFound();
    }

    private static async Task<Answer> Know(Mover? who, Tools tools, CancellationToken ct)
    {
        if (who is null)
            return TypedResults.NotFound();
        var typed = PlainText.Line((await tools.Request.ReadSentForm(ct))["known"]);
        var (found, whyNot) = typed is null ? (null, null) : await tools.Homes.Find(typed, who.IsGroup, ct);
        if (whyNot is { } why)
            return await Refuse(who, "known", why, m => m with { Known = typed }, tools, ct);
        return await who.Change("known", (own, now) => own.KnowAs(found?.Address, now), ct)
            ? new SeeOther($"{who.Path}?done={(found is null ? "forgotten" : "known")}")
            : TypedResults.NotFound();
    }

    private static async Task<Answer> Keep(Mover? who, CancellationToken ct) =>
        who is not null && await who.Change("back", (own, now) => own.ComeBack(now), ct)
            ? new SeeOther($"{who.Path}?done=back")
            : TypedResults.NotFound();

    private static async Task<Answer> Refuse(
        Mover who,
        string field,
        NoHome why,
        Func<MovingModel, MovingModel> typed,
        Tools tools,
        CancellationToken ct
    )
    {
        return PageOf(
            typed(await Read(who, tools, ct)) with
            {
                Wrong = [new(field, tools.Reader.Words[$"moving.why.{why}"])],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<MovingModel> Read(Mover who, Tools tools, CancellationToken ct)
    {
        var (known, moved) = (who.State.KnownAs, who.State.MovedTo);
        var there = await tools
            .Db.Set<RemoteActorRow>()
            .Where(a => a.Address == known || a.Address == moved)
            .ToListAsync(ct);
        return new MovingModel
        {
            Who = who,
            Own = $"@{who.Actor.Name}@{tools.Instance.Url.Authority}",
            Before = there.Find(a => a.Address == known),
            Now = there.Find(a => a.Address == moved),
        };
    }

    private static RazorComponentResult PageOf(MovingModel model, int status = StatusCodes.Status200OK) =>
        model.Who.IsGroup ? Page.Of<GroupMovePage>(model, status) : Page.Of<ProfileMovePage>(model, status);
}

/// <summary>Where somebody was and is, and the forms to change it.</summary>
public sealed record MovingModel
{
    internal Mover Who { get; init; } = null!;

    /// <summary>Its handle, as one types it on another server.</summary>
    internal string Own { get; init; } = "";

    internal RemoteActorRow? Before { get; init; }

    internal RemoteActorRow? Now { get; init; }

    /// <summary>To whom it would go: to be confirmed.</summary>
    internal RemoteActorRow? Asked { get; init; }

    internal string? Known { get; init; }

    internal string? To { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    internal string? ErrorOf(string field) => Wrong.FirstOrDefault(w => w.Field == field)?.Message;
}
