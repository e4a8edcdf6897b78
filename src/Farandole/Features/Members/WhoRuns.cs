using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>On the page of a group: those of its members who show to everybody that they are.</summary>
internal sealed class WhoRuns : IGroupPart
{
    private const int MostShown = 24;

    public async Task<GroupPart?> Of(Group group, Db db, CancellationToken ct)
    {
        var id = group.Id;
        var people = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.GroupId == id && member.Shown == Shown.ToEverybody
            orderby member.SortName, profile.Handle
            select new ShownMember(profile.Name, profile.Handle, profile.Picture, member.Does)
        )
            .Take(MostShown)
            .ToListAsync(ct);
        return people.Count == 0 ? null : new(typeof(WhoRunsPanel), new WhoRunsModel(people), Order: 40, IsAside: true);
    }
}

/// <summary>Those who show themselves.</summary>
public sealed record WhoRunsModel(IReadOnlyList<ShownMember> People);

/// <summary>One of them.</summary>
public sealed record ShownMember(string Name, string Handle, PictureId? Picture, string? Does);
