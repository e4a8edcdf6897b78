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

/// <summary>A role of the group's own.</summary>
internal static class MakeRole
{
    public static readonly Reason Enough = new("groups.enough-roles");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/roles/new", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/roles", Make).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is { } space
            ? Page.Of<RolePage>(
                new RoleModel(space, desk.Areas, role: null, RightsInput.Of(null, Rights.None, desk.Areas))
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        string handle,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is not { } space)
            return TypedResults.NotFound();
        var input = RightsInput.Of(await request.ReadSentForm(ct), desk.Areas);
        var (words, rights) = (reader.Words, input.On(Rights.None, desk.Areas));
        var roles = await db.RolesOf(space.Group.Id, ct);
        var wrong = words.WrongName(input.Name, isRequired: true, words.NamesBeside(roles, one: null)).ToList();
        if (wrong.Count == 0)
        {
            var outcome = await desk.Change(
                handle,
                Act.ManageRights,
                (inside, token) => Add(inside, input.Name!, rights, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther($"{space.Path}/rights?done=role-made");
            wrong.AddRange(input.Wrong(outcome.WhyNot, space.Mine, Rights.None, rights, words));
        }
        return Page.Of<RolePage>(
            new RoleModel(space, desk.Areas, role: null, input) { Wrong = wrong },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Outcome> Add(Inside inside, string name, Rights rights, CancellationToken ct)
    {
        var group = inside.Space.Group.Id;
        if (MemberRules.WhyNotGrant(inside.Mine, Rights.None, rights) is { } reason)
            return Outcome.Because(reason);
        if (await inside.Db.Set<Role>().CountAsync(r => r.GroupId == group, ct) >= Role.Most)
            return Outcome.Because(Enough);
        inside.Db.Add(Role.Make(group, name, rights));
        return inside.Done("role-made", name);
    }
}
