using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting.Together;

/// <summary>The page of an invitation to organize an event together, for those who may answer it.</summary>
internal static class AnswerOthers
{
    private const string Path = "/hosting/{together:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/acceptance", Accept).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/refusal", Refuse).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] AnswerDesk Desk,
        [FromServices] Reader Reader,
        [FromServices] IClock Clock
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        Guid together,
        string? done,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await Read(new(together), viewer, tools, ct) is { } model
            ? Page.Of<TogetherPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Accept(
        Guid together,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Read(new(together), viewer, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["team"].ToString();
        var isTeam = Guid.TryParse(typed, out var team);
        var reason =
            typed.Length > 0 && !isTeam
                ? AnswerDesk.UnknownTeam
                : await tools.Desk.Accept(new(together), isTeam ? new TeamId(team) : null, viewer, ct);
        return reason is null ? new SeeOther($"{model.Asked.Seen.Path}/manage?done=together")
            : reason == AnswerDesk.Gone ? TypedResults.NotFound()
            : Page.Of<TogetherPage>(
                model with
                {
                    Typed = typed,
                    Wrong = tools.Reader.Words[$"hosting.reason.{reason.Code}"],
                },
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private static async Task<Results<SeeOther, NotFound>> Refuse(
        Guid together,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Desk.Refuse(new(together), viewer, ct) is null
            ? new SeeOther($"{Asked.PathOf(new(together))}?done=refused")
            : TypedResults.NotFound();

    private static async Task<TogetherModel?> Read(
        HostInvitationId id,
        Viewer viewer,
        Tools tools,
        CancellationToken ct
    )
    {
        var db = tools.Db;
        if (
            await db.Set<HostInvitation>().FirstOrDefaultAsync(i => i.Id == id, ct) is not { } found
            || await db.AnswersFor(found, viewer, ct) is null
        )
            return null;
        var told = await db.Set<HostInvitation>().Where(i => i.Id == id).Told(db, tools.Clock.GetCurrentInstant(), ct);
        var group = found.GroupId;
        return told is [var asked]
            ? new TogetherModel(asked)
            {
                Group = await db.Set<Group>().FirstOrDefaultAsync(g => g.Id == group, ct),
                Teams =
                [
                    .. (
                        await db.Set<Team>().Where(t => t.GroupId == group).OrderBy(t => t.Name).ToListAsync(ct)
                    ).Select(t => new Option(t.Id.ToString(), t.Name)),
                ],
            }
            : null;
    }
}

/// <summary>An invitation, for one who may answer it.</summary>
public sealed record TogetherModel
{
    internal TogetherModel(Asked asked) => Asked = asked;

    internal Asked Asked { get; }

    /// <summary>That is asked; null when a face is.</summary>
    internal Group? Group { get; init; }

    internal IReadOnlyList<Option> Teams { get; init; } = [];

    internal string? Typed { get; init; }

    internal string? Wrong { get; init; }

    internal string? Done { get; init; }
}
