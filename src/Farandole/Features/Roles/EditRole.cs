using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Roles;

/// <summary>Changes what a role is called and what it may do, after a page that says what that means and to how many.</summary>
internal static class EditRole
{
    private const string Path = "/groups/{handle}/roles/{role}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Save).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid role,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is { } space
        && await db.RoleOf(space.Group.Id, role, ct) is { } found
            ? Page.Of<RolePage>(
                new RoleModel(space, desk.Areas, found, RightsInput.Of(found.Name, found.Rights, desk.Areas))
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Save(
        string handle,
        Guid role,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (
            await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is not { } space
            || await db.RoleOf(space.Group.Id, role, ct) is not { } found
        )
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var model = new RoleModel(space, desk.Areas, found, RightsInput.Of(form, desk.Areas));
        if (form["back"] == "true")
            return Page.Of<RolePage>(model);
        var wrong = await Wrong(model, desk, db, reader.Words, ct);
        if (wrong.Count == 0 && model.After != found.Rights && form["was"] != Was(found))
            return Page.Of<ConfirmPage>(await Confirm(model, desk, db, reader.Words, ct));
        if (wrong.Count == 0)
        {
            var outcome = await desk.Change(
                handle,
                Act.ManageRights,
                (inside, token) => Change(inside, model, reader.Words, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther($"{space.Path}/rights?done=role-saved");
            wrong.AddRange(model.Why(outcome.WhyNot, reader.Words));
        }
        return Page.Of<RolePage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<List<FieldError>> Wrong(
        RoleModel model,
        RoleDesk desk,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var (role, group) = (model.Role!, model.Space.Group.Id);
        var others = words.NamesBeside(await db.RolesOf(group, ct), role);
        var keepers = await db.KeepersOf(group, desk.Today, ct);
        var reason = MemberRules.WhyNotChange(model.Space.Mine, role, model.After, keepers.Beside(role.Id));
        return
        [
            .. words.WrongName(model.Input.Name, isRequired: role.Preset is null, others),
            .. model.Why(reason, words),
        ];
    }

    private static async Task<ConfirmModel> Confirm(
        RoleModel model,
        RoleDesk desk,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var (space, role) = (model.Space, model.Role!);
        var count = (await db.CountsOf(space.Group.Id, desk.Today, ct)).GetValueOrDefault(role.Id);
        var isMine = await db.IsOf(space.Mine.Member, role.Id, desk.Today, ct);
        return new(
            space,
            words["roles.confirm", ("role", words.NameOf(role))],
            Difference.Of(words, desk.Areas, role.Rights, model.After)
        )
        {
            Says =
            [
                words.Plural("roles.confirm.people", count),
                .. isMine ? [words["roles.confirm.mine"]] : (string[])[],
            ],
            Action = $"{space.Path}/roles/{role.Id}",
            Fields = [.. model.Input.Fields()],
            Was = Was(role),
            Button = words["roles.confirm.button"],
        };
    }

    private static async Task<Outcome> Change(Inside inside, RoleModel model, Words words, CancellationToken ct)
    {
        if (await inside.Db.RoleOf(inside.Space.Group.Id, model.Role!.Id.Value, ct) is not { } role)
            return Outcome.Absent;
        var keepers = await inside.Keepers(ct);
        if (MemberRules.WhyNotChange(inside.Mine, role, model.After, keepers.Beside(role.Id)) is { } reason)
            return Outcome.Because(reason);
        role.Change(model.Input.Name, model.After);
        return inside.Done("role-changed", words.NameOf(role));
    }

    private static string Was(Role role) => role.Rights.Bits.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The form of a role.</summary>
public sealed record RoleModel
{
    internal RoleModel(Space space, IReadOnlyList<AreaInUse> areas, Role? role, RightsInput input) =>
        (Space, Areas, Role, Input) = (space, areas, role, input);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    /// <summary>Null for one that is still to be made.</summary>
    internal Role? Role { get; }

    internal RightsInput Input { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal Rights Before => Role?.Rights ?? Rights.None;

    internal Rights After => Role is { HoldsKeys: true } ? Rights.All : Input.On(Before, Areas);

    /// <summary>It may do something that who looks may not: then it is read, and no more.</summary>
    internal bool IsAbove => !Space.Mine.Rights.Covers(Before);

    internal IEnumerable<FieldError> Why(Reason? reason, Words words) =>
        Input.Wrong(reason, Space.Mine, Before, After, words);
}
