using Farandole.Domain.Groups;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;

namespace Farandole.Features.Groups;

/// <summary>People who do things together more than once: their page for everybody, and their space.</summary>
internal static class GroupsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<IFacePage, ShowGroup>()
            .AddScoped<GroupDesk>()
            .AddGroupTab("", 0)
            .AddGroupTab("settings", 90, Act.ChangeGroup)
            .AddAreaInUse(Area.Members, [Level.See, Level.Propose, Level.Do, Level.Manage])
            .AddAreaInUse(Area.Settings, [Level.Do, Level.Manage], isOfTeams: false)
            .AddGroupPart<JoinPart>()
            .AddSpacePart<FirstSteps>()
            .AddSpacePart<WhatIsNew>()
            .AddAccountPart<GroupsOfAccount>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ListGroups.Map(routes);
        GroupsByProgram.Map(routes);
        StartGroup.Map(routes);
        ShowSpace.Map(routes);
        EditGroup.Map(routes);
        HangPictures.Map(routes);
        EndGroup.Map(routes);
    }
}
