using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>The groups of an account, under each of its faces: on its own page, and in its own file.</summary>
internal sealed class GroupsOfAccount : IAccountPart
{
    private const int MostShown = 200;

    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var groups = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            join joined in db.Set<Group>() on member.GroupId equals joined.Id
            where profile.AccountId == mine
            orderby joined.Name
            select new OwnGroup(
                joined.Handle,
                joined.Name,
                joined.Picture,
                profile.Handle,
                profile.Name,
                member.JoinedOn,
                member.Does
            )
        )
            .Take(MostShown)
            .ToListAsync(ct);
        return new(
            typeof(OwnGroups),
            new OwnGroupsModel(groups),
            "groups",
            groups.Select(g => new GroupData(g.Handle, g.Name, g.As, g.JoinedOn.ToString("R", null), g.Does))
        );
    }

    private sealed record GroupData(string Handle, string Name, string Profile, string JoinedOn, string? Does);
}

/// <summary>The groups of the account whose page it is.</summary>
public sealed record OwnGroupsModel(IReadOnlyList<OwnGroup> Groups);

/// <summary>One of them.</summary>
/// <param name="Handle">Of the group.</param>
/// <param name="Name">Of the group.</param>
/// <param name="Picture">Of the group.</param>
/// <param name="As">The handle of the profile that is in it.</param>
/// <param name="AsName">Its name.</param>
/// <param name="JoinedOn">Since when.</param>
/// <param name="Does">What they do there.</param>
public sealed record OwnGroup(
    string Handle,
    string Name,
    PictureId? Picture,
    string As,
    string AsName,
    NodaTime.LocalDate JoinedOn,
    string? Does
);
