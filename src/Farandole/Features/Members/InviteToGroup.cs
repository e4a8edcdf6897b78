using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Members.FromElsewhere;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Inviting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>Members make links by which others come in, send them by letter, and take them back.</summary>
internal static class InviteToGroup
{
    private const string Path = "/groups/{handle}/invitations";
    private const int UsualUses = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Make).Limited(Rate.Letter).Personal();
        routes.MapGet($"{Path}/{{selector}}", Show).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/{{selector}}/end", Revoke).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string? done,
        Viewer viewer,
        InvitationDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await Read(handle, viewer, desk, db, ct) is { } model
            ? Page.Of<InvitationsPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        string handle,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Asking asking,
        CancellationToken ct
    )
    {
        if (await Read(handle, viewer, asking.Desk, asking.Db, ct) is not { } model)
            return TypedResults.NotFound();
        var words = asking.Reader.Words;
        var typed = InvitationInput.Of(await request.ReadSentForm(ct), asking.Desk.Today);
        var (people, wrong) = await asking.People.Read(typed.People, ct);
        List<FieldError> errors = [.. typed.Wrong(people.Letters, words)];
        if (wrong is not null)
            errors.Add(wrong);
        if (errors.Count == 0)
        {
            var (done, reason) = await asking.Ask(model.Space, typed.Read(asking.Reader.Language, people), ct);
            if (done is not null)
                return new SeeOther($"{model.Space.Path}/invitations{done}");
            errors.Add(new("role", words[$"members.reason.{reason!.Code}"]));
        }
        return Page.Of<InvitationsPage>(
            model with
            {
                Typed = typed,
                Wrong = errors,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>Asks whom the form names: people of other servers at once, and all others by a link.</summary>
    internal sealed record Asking(
        [FromServices] InvitationDesk Desk,
        [FromServices] FarMemberDesk Far,
        [FromServices] ReadInvitees People,
        [FromServices] Db Db,
        [FromServices] Reader Reader
    )
    {
        /// <returns>Where one reads what was done, or why nothing was.</returns>
        public async Task<(string? Done, Reason? WhyNot)> Ask(Space space, Invited wanted, CancellationToken ct)
        {
            var people = wanted.People;
            if (people.Far.Count > 0 && await Far.Invite(space, people.Far, wanted.EndsOn, ct) is { } reason)
                return (null, reason);
            if (people.Far.Count > 0 && people.Letters == 0)
                return ("?done=invited-far", null);
            var (selector, whyNot) = await Desk.Make(space, wanted, ct);
            var done = people.Letters > 0 ? "invited-sent" : "invited";
            return selector is null ? (null, whyNot) : ($"/{selector}?done={done}", null);
        }
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string selector,
        string? done,
        Viewer viewer,
        InvitationDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await Read(handle, viewer, desk, db, ct) is { } model
        && model.Open.FirstOrDefault(i => i.Selector == selector) is { IsMine: true } line
            ? Page.Of<GroupInvitationPage>(
                new GroupInvitationModel(model.Space, line) { Url = desk.UrlOf(selector), Done = done }
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Revoke(
        string handle,
        string selector,
        Viewer viewer,
        InvitationDesk desk,
        FarMemberDesk far,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(viewer, handle, Act.InviteMembers, ct) is { } space
        && (
            Guid.TryParse(selector, out var one)
                ? await far.Revoke(space, one, ct)
                : await desk.Revoke(space, selector, ct)
        )
            ? new SeeOther($"{space.Path}/invitations?done=uninvited")
            : TypedResults.NotFound();

    private static async Task<InvitationsModel?> Read(
        string handle,
        Viewer viewer,
        InvitationDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.InviteMembers, ct) is not { } space)
            return null;
        var group = space.Group.Id;
        var roles = await db.Set<Role>().Where(r => r.GroupId == group).ToListAsync(ct);
        var teams = await db.Set<Team>().Where(t => t.GroupId == group).OrderBy(t => t.Name).ToListAsync(ct);
        var usual = InvitationRights.UsualOf(space.Group, roles);
        bool May(Role role, Team? team) => InvitationRights.WhyNot(space, role, team, usual) is null;
        return new(space)
        {
            Open =
            [
                .. (await desk.Open(group, ct)).Select(i =>
                {
                    var (role, team) = (roles.Find(r => r.Id == i.RoleId)!, teams.Find(t => t.Id == i.TeamId));
                    return new InvitationLine(
                        i.Selector,
                        role,
                        team?.Name,
                        i.Uses,
                        i.MostUses,
                        i.EndsOn,
                        May(role, team)
                    );
                }),
            ],
            Far = await db.FarMembers(group, RemoteStanding.Invited, GroupInvitation.Most, ct),
            Roles = [.. roles.Where(r => May(r, team: null)).OrderBy(r => r.Rights.Sum())],
            Teams = [.. teams.Where(t => May(usual, t))],
            Typed = new(TypedInvitation.Usual(desk.Today, UsualUses), usual.Id.ToString(), null, null),
        };
    }
}

/// <summary>What was typed to invite.</summary>
internal sealed record InvitationInput(TypedInvitation Limits, string Role, string? Team, string? People)
{
    public static InvitationInput Of(IFormCollection form, NodaTime.LocalDate today) =>
        new(
            TypedInvitation.Of(form, today),
            PlainText.Line(form["role"]) ?? "",
            PlainText.Line(form["team"]),
            PlainText.Lines(form["people"])
        );

    /// <param name="people">How many get a letter.</param>
    /// <param name="words">For what is wrong.</param>
    public IEnumerable<FieldError> Wrong(int people, Words words)
    {
        if (Limits.Uses is not { } uses)
            yield return new("uses", words["members.error.uses", ("n", LimitedLink.MostPeople)]);
        else if (uses < people)
            yield return new("uses", words.Plural("members.error.uses.few", people));
        if (Limits.EndsOn is null)
            yield return new("ends", words["members.error.ends"]);
        if (!Guid.TryParse(Role, out _))
            yield return new("role", words["members.error.role"]);
    }

    /// <summary>Only of what nothing is wrong with.</summary>
    public Invited Read(string language, Invitees people) =>
        new(
            new(Guid.Parse(Role)),
            Guid.TryParse(Team, out var team) ? new TeamId(team) : null,
            Limits.Uses!.Value,
            Limits.EndsOn!.Value,
            language,
            people
        );
}

/// <summary>The invitations of a group.</summary>
public sealed record InvitationsModel
{
    internal InvitationsModel(Space space) => Space = space;

    internal Space Space { get; }

    internal IReadOnlyList<InvitationLine> Open { get; init; } = [];

    /// <summary>Those of other servers who have not answered yet.</summary>
    internal IReadOnlyList<FarMember> Far { get; init; } = [];

    /// <summary>To which they may invite, the least first.</summary>
    internal IReadOnlyList<Role> Roles { get; init; } = [];

    internal IReadOnlyList<Team> Teams { get; init; } = [];

    internal InvitationInput Typed { get; init; } = null!;

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}

/// <summary>One of them.</summary>
/// <param name="IsMine">They could make one like it: they see its link, and take it back.</param>
internal sealed record InvitationLine(
    string Selector,
    Role Role,
    string? Team,
    int Uses,
    int MostUses,
    NodaTime.LocalDate EndsOn,
    bool IsMine
);

/// <summary>An invitation with its link.</summary>
public sealed record GroupInvitationModel
{
    internal GroupInvitationModel(Space space, InvitationLine line) => (Space, Line) = (space, line);

    internal Space Space { get; }

    internal InvitationLine Line { get; }

    internal string Url { get; init; } = "";

    internal string? Done { get; init; }
}
