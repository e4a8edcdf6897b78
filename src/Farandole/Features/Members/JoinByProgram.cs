using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Programs;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>The same ways in and out of groups for an app: <c>{"as"?,"answers"?,"shown"?}</c>.</summary>
internal static class JoinByProgram
{
    private const string Path = "/api/v1/groups/{handle}/membership";
    private const string Problem = "application/problem+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Described(routes.MapPost(Path, Come))
            .Limited(Rate.Profile)
            .WithName("joinGroup")
            .WithSummary("Join a group that is open, or ask where one asks.")
            .Accepts<Coming>("application/json")
            .Produces<Came>()
            .ProducesProblem(StatusCodes.Status400BadRequest, Problem)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity, Problem);
        Described(routes.MapDelete(Path, Go))
            .Limited(Rate.Organize)
            .WithName("leaveGroup")
            .WithSummary(
                "Leave a group, or take back that one has asked. The last who holds the keys hands them on first."
            )
            .Produces(StatusCodes.Status204NoContent);
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder endpoint) =>
        endpoint
            .Personal()
            .Needs(Scope.JoinGroups)
            .WithMetadata(new FromAnywhere("API: no cookie is read."))
            .ProducesProblem(StatusCodes.Status404NotFound, Problem)
            .ProducesProblem(StatusCodes.Status409Conflict, Problem);

    internal sealed record Tools(
        HttpRequest Request,
        [FromServices] Db Db,
        [FromServices] Arrivals Arrivals,
        [FromServices] MemberDesk Desk,
        [FromServices] Reader Reader
    );

    private static async Task<IResult> Come(
        string handle,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var words = tools.Reader.Words;
        if (await Find(tools.Db, handle, ct) is not { } group)
            return words.NoGroup();
        if (await tools.Request.ReadSentJson<Coming>(ct) is not { } sent)
            return words.Refuse(StatusCodes.Status400BadRequest, "programs.json");
        var answers = sent.AnswersTo(group);
        List<FieldError> wrong = [.. answers.Wrong(words)];
        var acts = await Acting(tools.Db, viewer, sent.As, ct);
        if (acts is null)
            wrong.Add(new("as", words["members.api.as"]));
        if (wrong.Count > 0)
            return words.RefuseFields(wrong);
        var comes = new Newcomer(new FaceInput(acts, Name: null), sent.ShownTo);
        if (await tools.Arrivals.Come(group.Id, comes, answers.Words, ct) is { } reason)
            return words.Refuse(StatusCodes.Status409Conflict, $"members.reason.{reason.Code}");
        return TypedResults.Ok(new Came(group.Joining == Joining.OnRequest ? "asked" : "in"));
    }

    private static async Task<IResult> Go(
        string handle,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var words = tools.Reader.Words;
        if (await tools.Db.SpaceOf(viewer, handle, ct) is { } space)
            return await tools.Desk.Leave(viewer, space.Group.Handle, ct) is { } reason
                ? words.Refuse(StatusCodes.Status409Conflict, $"members.reason.{reason.Code}")
                : TypedResults.NoContent();
        return await Find(tools.Db, handle, ct) is { } group && await tools.Arrivals.TakeBack(group.Id, ct)
            ? TypedResults.NoContent()
            : words.NoGroup();
    }

    /// <summary>Also one that is in no list: whoever has its address may come.</summary>
    private static async Task<Group?> Find(Db db, string handle, CancellationToken ct)
    {
        var named = Handle.Parse(handle)?.Value;
        return named is null ? null : await db.Set<Group>().FirstOrDefaultAsync(g => g.Handle == named, ct);
    }

    /// <summary>The one that was named, or the only one there is; null when that is none of theirs, or not said.</summary>
    private static async Task<string?> Acting(Db db, Viewer viewer, string? named, CancellationToken ct)
    {
        var faces = (await db.FacesOf(viewer.Owner!.Value, ct)).Where(f => viewer.ActsAs(f.Id)).ToList();
        return named is not null ? faces.FirstOrDefault(f => f.Handle == named)?.Handle
            : faces.Count == 1 ? faces[0].Handle
            : null;
    }

    /// <param name="As">The handle of a profile; needed where there are several.</param>
    /// <param name="Answers">To what the group asks, in its order.</param>
    /// <param name="Shown"><c>toMembers</c>, <c>toEverybody</c> or <c>toThoseInCharge</c>, which it is when absent.</param>
    private sealed record Coming(string? As, IReadOnlyList<string?>? Answers, string? Shown)
    {
        /// <summary>What is none of the choices is the narrowest.</summary>
        public Shown ShownTo => Enum.GetValues<Shown>().FirstOrDefault(s => EventAsJson.Word(s) == Shown);

        public Answers AnswersTo(Group group) =>
            new([.. group.Asked.Index().Select(q => (q.Item, PlainText.Lines(Answers?.ElementAtOrDefault(q.Index))))]);
    }

    /// <param name="Status"><c>in</c>, or <c>asked</c>.</param>
    internal sealed record Came(string Status);
}
