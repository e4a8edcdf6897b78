using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;

namespace Farandole.Features.Roles;

/// <summary>Who may do what in a group: its roles, its teams, and who has which, in words.</summary>
internal static class RolesFeature
{
    public static void Add(IServiceCollection services) =>
        services.AddScoped<RoleDesk>().AddGroupTab("rights", 70, Act.SeeMembers);

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowRights.Map(routes);
        MakeRole.Map(routes);
        EditRole.Map(routes);
        DeleteRole.Map(routes);
        ShowTeams.Map(routes);
        MakeTeam.Map(routes);
        EditTeam.Map(routes);
        DeleteTeam.Map(routes);
        FillTeam.Map(routes);
        GiveRole.Map(routes);
    }
}
