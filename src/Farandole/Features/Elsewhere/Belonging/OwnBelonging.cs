using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>A group elsewhere that a profile of somebody's belongs to, or might.</summary>
/// <param name="Handle">Of the profile.</param>
/// <param name="Name">Of the profile.</param>
/// <param name="IsFollowed">Whether the profile hears of the group's public events.</param>
public sealed record OwnBelonging(string Handle, string Name, bool IsFollowed)
{
    internal RemoteMembershipRow Row { get; init; } = null!;

    internal RemoteActorRow Group { get; init; } = null!;

    internal bool IsMember => Row.State == BelongingElsewhere.Member;

    /// <summary>The words for how it is.</summary>
    internal string Word => IsMember ? $"belonging.role.{Row.Role}" : $"belonging.state.{Row.State}";
}

internal static class OwnBelongings
{
    /// <summary>Of all profiles of an account.</summary>
    public static IQueryable<RemoteMembershipRow> BelongingOf(this Db db, AccountId mine) =>
        db.Set<RemoteMembershipRow>()
            .Where(m => db.Set<Profile>().Any(f => f.Id == m.ProfileId && f.AccountId == mine));

    /// <summary>By the name of the group.</summary>
    public static async Task<IReadOnlyList<OwnBelonging>> Own(
        this IQueryable<RemoteMembershipRow> which,
        Db db,
        CancellationToken ct
    )
    {
        var found = await (
            from row in which
            join face in db.Set<Profile>() on row.ProfileId equals face.Id
            join actor in db.Set<RemoteActorRow>() on row.Actor equals actor.Address
            orderby actor.Name, actor.Address, face.Handle
            select new
            {
                row,
                actor,
                face.Handle,
                face.Name,
                IsFollowed = db.Set<RemoteFollowRow>()
                    .Any(f => f.ProfileId == row.ProfileId && f.Actor == row.Actor && f.State != FollowState.Refused),
            }
        ).ToListAsync(ct);
        return
        [
            .. found.Select(f => new OwnBelonging(f.Handle, f.Name, f.IsFollowed) { Row = f.row, Group = f.actor }),
        ];
    }
}

/// <summary>The groups of other sites of an account: on its own page, and in its own file.</summary>
internal sealed class BelongingOfAccount : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var all = await db.BelongingOf(mine).Own(db, ct);
        return new(
            typeof(OwnBelongingList),
            new OwnBelongingModel { Belonging = all },
            "groups-elsewhere",
            all.Select(b => new BelongingData(
                b.Handle,
                b.Group.Name,
                b.Row.Actor,
                b.Row.State.ToString(),
                b.IsMember ? b.Row.Role.ToString() : null,
                b.Row.Since.ToString("R", null)
            )
            {
                InvitedBy = b.Row.InvitedBy,
                MovedTo = b.Row.MovedTo,
            })
        );
    }

    private sealed record BelongingData(
        string Profile,
        string Name,
        string Group,
        string State,
        string? Role,
        string Since
    )
    {
        public string? InvitedBy { get; init; }

        public string? MovedTo { get; init; }
    }
}

/// <summary>What the profiles of the account whose page it is belong to elsewhere.</summary>
public sealed record OwnBelongingModel
{
    internal IReadOnlyList<OwnBelonging> Belonging { get; init; } = [];
}
