using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Roles;

/// <summary>Deletes a role that the group made: those who have it get another, chosen with what that means.</summary>
internal static class DeleteRole
{
    private const string Path = "/groups/{handle}/roles/{role}/deletion";

    private static readonly Reason NoOther = new("groups.no-other-role");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid role,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) => await Find(handle, role, desk, db, ct) is { } model ? Page.Of<DeleteRolePage>(model) : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Delete(
        string handle,
        Guid role,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Find(handle, role, desk, db, ct) is not { } model)
            return TypedResults.NotFound();
        string? chosen = (await request.ReadSentForm(ct))["other"];
        var outcome = model.Others.FirstOrDefault(o => o.Id.ToString() == chosen) is { } other
            ? await desk.Change(
                handle,
                Act.ManageRights,
                (inside, token) => Swap(inside, model.Role.Id, other.Id, reader.Words, token),
                ct
            )
            : Outcome.Because(NoOther);
        if (outcome.IsAbsent)
            return TypedResults.NotFound();
        if (outcome.WhyNot is null)
            return new SeeOther($"{model.Space.Path}/rights?done=role-deleted");
        return Page.Of<DeleteRolePage>(
            model with
            {
                Chosen = chosen,
                Wrong = [new("other", reader.Words[$"roles.reason.{outcome.WhyNot.Code}"])],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<DeleteRoleModel?> Find(
        string handle,
        Guid role,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is not { } space)
            return null;
        var roles = await db.RolesOf(space.Group.Id, ct);
        return roles.Find(r => r.Id == new RoleId(role)) is { Preset: null } found
            ? new(space, desk.Areas, found, [.. roles.Where(r => r != found)])
            {
                Count = (await db.CountsOf(space.Group.Id, desk.Today, ct)).GetValueOrDefault(found.Id),
            }
            : null;
    }

    private static async Task<Outcome> Swap(Inside inside, RoleId gone, RoleId other, Words words, CancellationToken ct)
    {
        var group = inside.Space.Group.Id;
        var roles = await inside.Db.Set<Role>().Where(r => r.GroupId == group).ToListAsync(ct);
        if (roles.Find(r => r.Id == gone) is not { } role || roles.Find(r => r.Id == other) is not { } instead)
            return Outcome.Absent;
        var keepers = await inside.Keepers(ct);
        if (MemberRules.WhyNotDelete(inside.Mine, role, instead.Rights, keepers.Beside(gone)) is { } reason)
            return Outcome.Because(reason);
        var holders = await inside
            .Db.Set<Member>()
            .Where(m => m.GroupId == group && (m.RoleId == gone || m.ThenRoleId == gone))
            .ToListAsync(ct);
        foreach (var holder in holders)
            holder.Swap(gone, other);
        // A link that was handed out for this role must not give another one.
        await inside.Db.Set<GroupInvitation>().Where(i => i.RoleId == gone).ExecuteDeleteAsync(ct);
        inside.Db.Remove(role);
        return inside.Done("role-deleted", words.NameOf(role));
    }
}

/// <summary>Asks what those who have a role get instead.</summary>
public sealed record DeleteRoleModel
{
    internal DeleteRoleModel(Space space, IReadOnlyList<AreaInUse> areas, Role role, IReadOnlyList<Role> others) =>
        (Space, Areas, Role, Others) = (space, areas, role, others);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    internal Role Role { get; }

    internal IReadOnlyList<Role> Others { get; }

    /// <summary>How many have it today.</summary>
    internal int Count { get; init; }

    internal string? Chosen { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
