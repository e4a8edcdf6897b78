using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>
/// Somebody becomes a member of a group of another site as one of their profiles, answers its invitation, and leaves: the page
/// says what the other site will know before anything is sent to it, and how it is afterwards.
/// </summary>
internal static class BelongElsewhere
{
    private const string Door = "/elsewhere/membership";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Door, Show).Limited(Rate.Read).Personal();
        routes.MapPost(Door, Ask).Limited(Rate.Profile).Personal();
        routes.MapPost(Door + "/{belonging:guid}/acceptance", Accept).Limited(Rate.Organize).Personal();
        routes.MapPost(Door + "/{belonging:guid}/refusal", Decline).Limited(Rate.Organize).Personal();
        routes.MapPost(Door + "/{belonging:guid}/end", Leave).Limited(Rate.Organize).Personal();
    }

    public static string PathOf(RemoteMembershipRow row, string what) => $"{Door}/{row.Id}/{what}";

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] BelongingDesk Desk,
        Viewer Viewer,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader
    );

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Show(
        string? who,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Find(who, tools, ct) is not { } group)
            return TypedResults.NotFound();
        return tools.Viewer.Account is { } mine
            ? Page.Of<BelongingPage>(await Read(group, mine, tools, ct) with { Done = done })
            : new SeeOther(WayBack.SignIn(group.MembershipPath));
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Ask(
        string? who,
        HttpRequest request,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (tools.Viewer.Account is not { } mine || await Find(who, tools, ct) is not { } group)
            return TypedResults.NotFound();
        var (form, words) = (await request.ReadSentForm(ct), tools.Reader.Words);
        var (by, message) = (FaceInput.Of(form), PlainText.Lines(form["message"]));
        List<FieldError> wrong = [.. by.Wrong(words)];
        if (!PlainText.Fits(message, GroupRequest.MaxWords))
            wrong.Add(new("message", words["belonging.error.message", ("n", GroupRequest.MaxWords)]));
        if (wrong.Count == 0)
        {
            if (await tools.Desk.Ask(group.Address, mine, by, message, ct) is not { } whyNot)
                return new SeeOther($"{group.MembershipPath}&done=asked");
            wrong.Add(new(whyNot == BelongingDesk.Closed ? null : "as", words[$"belonging.reason.{whyNot.Code}"]));
            // It may have said so just now.
            group = await Find(who, tools, ct) ?? group;
        }
        return Page.Of<BelongingPage>(
            await Read(group, mine, tools, ct) with
            {
                By = by,
                Message = form["message"],
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static Task<Results<SeeOther, NotFound>> Accept(
        Guid belonging,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => Done(tools, "accepted", mine => tools.Desk.Answer(belonging, mine, isYes: true, ct), ct);

    private static Task<Results<SeeOther, NotFound>> Decline(
        Guid belonging,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => Done(tools, "declined", mine => tools.Desk.Answer(belonging, mine, isYes: false, ct), ct);

    private static Task<Results<SeeOther, NotFound>> Leave(
        Guid belonging,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => Done(tools, "left", mine => tools.Desk.Leave(belonging, mine, ct), ct);

    private static async Task<Results<SeeOther, NotFound>> Done(
        Tools tools,
        string what,
        Func<AccountId, Task<string?>> how,
        CancellationToken ct
    ) =>
        tools.Viewer.Account is { } mine
        && await how(mine) is { } address
        && await Find(address, tools, ct) is { } group
            ? new SeeOther($"{group.MembershipPath}&done={what}")
            : TypedResults.NotFound();

    private static async Task<BelongingModel> Read(
        RemoteActorRow group,
        AccountId mine,
        Tools tools,
        CancellationToken ct
    )
    {
        var (db, address) = (tools.Db, group.Address);
        var own = await db.BelongingOf(mine).Where(m => m.Actor == address).Own(db, ct);
        return new BelongingModel
        {
            Group = group,
            Here = tools.Instance.Url.Authority,
            Mine = own,
            Faces = (await db.FacesOf(mine, ct)).FindAll(f => own.All(b => b.Handle != f.Handle)),
        };
    }

    private static async Task<RemoteActorRow?> Find(string? who, Tools tools, CancellationToken ct) =>
        PlainText.Line(who) is { } address
        && await tools.Db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == address, ct)
            is { IsGroup: true } found
            ? found
            : null;
}

/// <summary>Asks as whom one belongs to a group of another site, and shows how it is.</summary>
public sealed record BelongingModel
{
    internal RemoteActorRow Group { get; init; } = null!;

    /// <summary>The name of this site, as it stands in handles.</summary>
    internal string Here { get; init; } = "";

    /// <summary>How it is with profiles of whoever asks.</summary>
    internal IReadOnlyList<OwnBelonging> Mine { get; init; } = [];

    /// <summary>Those of their profiles that have nothing to do with it.</summary>
    internal IReadOnlyList<Face> Faces { get; init; } = [];

    internal FaceInput? By { get; init; }

    internal string? Message { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    internal bool IsOpen => BelongingDesk.IsOpen(Group);

    /// <summary>Of the words for how one becomes a member.</summary>
    internal string Openness => Group.Openness?.ToString() ?? "unsaid";
}
