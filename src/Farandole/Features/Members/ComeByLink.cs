using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>
/// The page of an invitation: which group, as what, and who comes. A link that is over, was taken back or never was leads
/// to one and the same page.
/// </summary>
internal static class ComeByLink
{
    private const string Path = "/join/{invitation}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Ticket).Personal();
        routes.MapPost(Path, Come).Limited(Rate.Profile).Personal();
    }

    private static async Task<RazorComponentResult> Ask(
        string invitation,
        HttpContext context,
        Viewer viewer,
        InvitationDesk desk,
        Instance instance,
        Db db,
        CancellationToken ct
    )
    {
        if (await Read(invitation, viewer, desk, db, ct) is not { } shown)
            return Nobody();
        // The link is a secret: it goes into no other address on the way.
        if (shown.Who is null && shown.Mine is null)
            WayBack.Keep(context, shown.Path, instance);
        return Page.Of<LinkPage>(shown);
    }

    private static async Task<Results<SeeOther, RazorComponentResult>> Come(
        string invitation,
        HttpRequest request,
        Viewer viewer,
        InvitationDesk desk,
        Arrivals arrivals,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Read(invitation, viewer, desk, db, ct) is not { } shown)
            return Nobody();
        if (shown.Who is null)
            return Page.Of<LinkPage>(shown);
        var who = Newcomer.Of(await request.ReadSentForm(ct));
        List<FieldError> wrong = [.. who.Face.Wrong(reader.Words)];
        if (wrong.Count == 0)
        {
            var reason = await arrivals.ComeBy(shown.Invitation, who, ct);
            if (reason is null || reason == JoiningRules.IsIn)
                return new SeeOther($"{Space.PathOf(shown.Group.Handle)}{(reason is null ? "?done=joined" : "")}");
            // Others may have been faster by a moment.
            if (reason == InvitationDesk.Over)
                return Nobody();
            wrong.Add(new(reason == Arrivals.NoFace ? "as" : null, reader.Words[$"members.reason.{reason.Code}"]));
        }
        return Page.Of<LinkPage>(
            shown with
            {
                Who = shown.Who with { As = who, Wrong = wrong },
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<LinkModel?> Read(
        string link,
        Viewer viewer,
        InvitationDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (await desk.Find(link, ct) is not { } invitation)
            return null;
        // Into a group that the instance hid nobody comes by a link.
        if (
            await db.GroupsFor(viewer).FirstOrDefaultAsync(g => g.Id == invitation.GroupId, ct) is not { } group
            || JoiningRules.WhyNotCome(group, isIn: false) is not null
        )
            return null;
        // For whom the group keeps away its links are like those that are over.
        if (viewer.Account is { } comer && await db.IsBarred(group.Id, comer, ct))
            return null;
        var (role, team) = (invitation.RoleId, invitation.TeamId);
        return new(invitation, group, desk.PathOf(invitation.Selector))
        {
            Role = await db.Set<Role>().FirstAsync(r => r.Id == role, ct),
            Team = await db.Set<Team>().Where(t => t.Id == team).Select(t => t.Name).FirstOrDefaultAsync(ct),
            Who = viewer.Account is { } account ? new WhoActs(await db.FacesOf(account, ct)) : null,
            Mine = viewer.In(group.Id),
        };
    }

    private static RazorComponentResult Nobody() => Page.Of<LinkOverPage>(StatusCodes.Status404NotFound);
}

/// <summary>An invitation by which one can come.</summary>
public sealed record LinkModel
{
    internal LinkModel(GroupInvitation invitation, Group group, string path) =>
        (Invitation, Group, Path) = (invitation, group, path);

    internal GroupInvitation Invitation { get; }

    internal Group Group { get; }

    internal string Path { get; }

    internal Role Role { get; init; } = null!;

    internal string? Team { get; init; }

    /// <summary>Null for whoever is not signed in.</summary>
    internal WhoActs? Who { get; init; }

    internal Membership? Mine { get; init; }
}
