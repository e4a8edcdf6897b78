using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Roles;

/// <summary>Gives a member a role, for good or until a day; handing over the keys is nothing else.</summary>
internal static class GiveRole
{
    private const string Path = "/groups/{handle}/members/{member}/role";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Give).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid member,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) => await Find(handle, member, desk, db, ct) is { } model ? Page.Of<GiveRolePage>(model) : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Give(
        string handle,
        Guid member,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Find(handle, member, desk, db, ct) is not { } found)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var model = found with { Chosen = form["role"], Until = PlainText(form["until"]) };
        if (form["back"] == "true")
            return Page.Of<GiveRolePage>(model);
        var (until, wrong) = reader.Words.LastDay(model.Until, desk.Today);
        var role = model.Roles.FirstOrDefault(r => r.Id.ToString() == model.Chosen);
        if (role is null)
            wrong.Add(new("role", reader.Words["roles.give.error.role"]));
        else if (model.WhyNot(role, until) is { } reason)
            wrong.Add(GiveRoleModel.Error(reason, reader.Words));
        if (role is not null && wrong.Count == 0)
        {
            if (form["was"] != model.Was)
                return Page.Of<ConfirmPage>(Confirm(model, role, until, desk, reader.Words));
            var outcome = await desk.Change(
                handle,
                Act.ManageMembers,
                (inside, token) => Change(inside, model, role, until, reader.Words, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther(AfterIt(model, role));
            wrong.Add(GiveRoleModel.Error(outcome.WhyNot, reader.Words));
        }
        return Page.Of<GiveRolePage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<GiveRoleModel?> Find(
        string handle,
        Guid member,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (
            await db.SpaceOf(desk.Viewer, handle, Act.ManageMembers, ct) is not { } space
            || await db.MemberOf(space.Group.Id, member, ct) is not var (found, name)
        )
            return null;
        var roles = await db.RolesOf(space.Group.Id, ct);
        var keepers = await db.KeepersOf(space.Group.Id, desk.Today, ct);
        return new(space, desk.Areas, found, name)
        {
            Roles = roles,
            Now = roles.First(r => r.Id == found.RoleOn(desk.Today)),
            Today = desk.Today,
            IsLast = keepers.IsLast(found.Id),
        };
    }

    private static ConfirmModel Confirm(GiveRoleModel model, Role role, LocalDate? until, RoleDesk desk, Words words)
    {
        var keys = role.Rights == Rights.All && model.Now.Rights != Rights.All;
        string[] says =
        [
            until is { } last
                ? words[
                    "roles.give.lend",
                    ("role", words.NameOf(role)),
                    ("day", words.Long(last)),
                    ("then", words.NameOf(model.Roles.First(r => r.Id == model.Member.Lasting)))
                ]
                : words["roles.give.good", ("role", words.NameOf(role))],
            .. keys ? [words["roles.keys.means"]] : (string[])[],
            .. model.IsMine && !role.Rights.Covers(model.Now.Rights) ? [words["roles.give.mine"]] : (string[])[],
        ];
        return new(
            model.Space,
            words[keys ? "roles.keys.confirm" : "roles.give.confirm", ("name", model.Name)],
            Difference.Of(words, desk.Areas, model.Now.Rights, role.Rights)
        )
        {
            Says = says,
            Action = model.Path,
            Fields = [("role", role.Id.ToString()), ("until", model.Until ?? "")],
            Was = model.Was,
            Button = words[keys ? "roles.keys.button" : "roles.give.button"],
        };
    }

    private static async Task<Outcome> Change(
        Inside inside,
        GiveRoleModel model,
        Role role,
        LocalDate? until,
        Words words,
        CancellationToken ct
    )
    {
        var group = inside.Space.Group.Id;
        if (
            await inside.Db.MemberOf(group, model.Member.Id.Value, ct) is not var (member, _)
            || await inside.Db.RoleOf(group, role.Id.Value, ct) is not { } gets
            || await inside.Db.RoleOf(group, member.RoleOn(inside.Today).Value, ct) is not { } has
        )
            return Outcome.Absent;
        var isLast = (await inside.Keepers(ct)).IsLast(member.Id);
        if (GiveRoleModel.WhyNot(inside.Mine, has, gets, isLast, until) is { } reason)
            return Outcome.Because(reason);
        if (until is { } last)
            member.Lend(gets.Id, last);
        else
            member.Give(gets.Id);
        return inside.Done(until is null ? "role-given" : "role-lent", words.NameOf(gets));
    }

    /// <summary>Who gave their own role away may not see this page any more.</summary>
    private static string AfterIt(GiveRoleModel model, Role role) =>
        model.IsMine && !role.Rights.May(Act.SeeMembers.Area, Act.SeeMembers.Level)
            ? $"{model.Space.Path}?done=role-given"
            : $"{model.Space.Path}/rights?done=role-given";

    private static string? PlainText(string? typed) => Domain.Kernel.PlainText.Line(typed);
}

/// <summary>Asks which role a member is to have.</summary>
public sealed record GiveRoleModel
{
    internal GiveRoleModel(Space space, IReadOnlyList<AreaInUse> areas, Member member, string name) =>
        (Space, Areas, Member, Name) = (space, areas, member, name);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    internal Member Member { get; }

    internal string Name { get; }

    internal IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What they are today.</summary>
    internal Role Now { get; init; } = null!;

    internal LocalDate Today { get; init; }

    /// <summary>Nobody else holds the keys.</summary>
    internal bool IsLast { get; init; }

    internal string? Chosen { get; init; }

    internal string? Until { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal bool IsMine => Member.Id == Space.Mine.Member;

    /// <summary>They may more than who looks: nothing can be decided about them.</summary>
    internal bool IsAbove => !Space.Mine.Rights.Covers(Now.Rights);

    internal string Path => $"{Space.Path}/members/{Member.Id}/role";

    /// <summary>The last day of what they are today; null for what lasts.</summary>
    internal LocalDate? Ends => Member.RoleUntil < Today ? null : Member.RoleUntil;

    internal string Was => $"{Now.Id} {(Ends is { } day ? LocalDatePattern.Iso.Format(day) : "")}";

    internal Domain.Kernel.Reason? WhyNot(Role role, LocalDate? until) => WhyNot(Space.Mine, Now, role, IsLast, until);

    internal static Domain.Kernel.Reason? WhyNot(Membership by, Role has, Role gets, bool isLast, LocalDate? until) =>
        MemberRules.WhyNotGive(by, has.Rights, gets.Rights, isLast, until is not null)
        ?? MemberRules.WhyNotSoLong(by, gets.Rights, until);

    /// <summary>Beside the day when a shorter time would do.</summary>
    internal static FieldError Error(Domain.Kernel.Reason reason, Words words) =>
        new(reason == MemberRules.LongerThanOwn ? "until" : "role", words[$"roles.reason.{reason.Code}"]);
}
