using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Who is in a group by name, a page at a time, each as they chose to be seen by whoever asks.</summary>
internal static class MembersQuery
{
    // What every page of every directory needs, and the first of them most: translated once.
    private static readonly Func<Db, GroupId, MemberId, bool, int, IAsyncEnumerable<MemberRow>> First =
        EF.CompileAsyncQuery(
            (Db db, GroupId here, MemberId mine, bool all, int most) =>
                Rows(db)
                    .Where(m =>
                        m.Member.GroupId == here
                        && (all || m.Member.Id == mine || m.Member.Shown != Shown.ToThoseInCharge)
                    )
                    .OrderBy(m => m.Member.SortName)
                    .ThenBy(m => m.Handle)
                    .Take(most)
        );

    private static readonly Func<Db, GroupId, IAsyncEnumerable<Role>> Roles = EF.CompileAsyncQuery(
        (Db db, GroupId group) => db.Set<Role>().Where(r => r.GroupId == group)
    );

    private static readonly Func<Db, MemberId[], IAsyncEnumerable<SeatLine>> Seats = EF.CompileAsyncQuery(
        (Db db, MemberId[] ids) =>
            from seat in db.Set<TeamSeat>()
            join team in db.Set<Team>() on seat.TeamId equals team.Id
            where ids.Contains(seat.MemberId)
            orderby team.Name
            select new SeatLine(seat.MemberId, seat.Until, team.Name)
    );

    private static readonly Func<Db, GroupId, CancellationToken, Task<int>> Count = EF.CompileAsyncQuery(
        (Db db, GroupId group, CancellationToken ct) => db.Set<Member>().Count(m => m.GroupId == group)
    );

    /// <summary>All of a group, those who do not show themselves included.</summary>
    public static Task<int> CountMembers(this Db db, GroupId group, CancellationToken ct) => Count(db, group, ct);

    /// <summary>Those whom a member may see: all of them for those in charge, and always oneself.</summary>
    public static IQueryable<MemberRow> MembersFor(this Db db, Space space)
    {
        var (here, mine, all) = (space.Group.Id, space.Mine.Member, space.SeesAll);
        return Rows(db)
            .Where(m =>
                m.Member.GroupId == here && (all || m.Member.Id == mine || m.Member.Shown != Shown.ToThoseInCharge)
            );
    }

    /// <param name="db">Of the request.</param>
    /// <param name="space">Whose, and who asks.</param>
    /// <param name="search">What names hold; null for all.</param>
    /// <param name="after">The handle of the last one shown before.</param>
    /// <param name="today">For roles that end.</param>
    /// <param name="size">Of a page.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<MembersPart> MembersOf(
        this Db db,
        Space space,
        string? search,
        string? after,
        LocalDate today,
        int size,
        CancellationToken ct
    )
    {
        var found =
            search is null && after is null
                ? await First(db, space.Group.Id, space.Mine.Member, space.SeesAll, size + 1).ToListAsync(ct)
                : await db.Found(space, search, after, size + 1, ct);
        var shown = found.Take(size).ToList();
        return new(await db.Describe(space.Group.Id, shown, today, ct), found.Count > size ? shown[^1].Handle : null);
    }

    private static async Task<List<MemberRow>> Found(
        this Db db,
        Space space,
        string? search,
        string? after,
        int most,
        CancellationToken ct
    )
    {
        var query = db.MembersFor(space);
        if (search is not null)
        {
            var words = Folding.Of(search);
            query = query.Where(m => m.Member.SortName.Contains(words));
        }
        if (Handles.Behind(after) is { Length: > 0 } behind && await db.Last(behind, space.Group.Id, ct) is { } last)
            query = query.Where(m =>
#pragma warning disable CA1309 // The database compares, in the order that it sorts by below.
                string.Compare(m.Member.SortName, last.Name) >= 0
                && (m.Member.SortName != last.Name || string.Compare(m.Handle, last.Handle) > 0)
#pragma warning restore CA1309
            );
        return await query.OrderBy(m => m.Member.SortName).ThenBy(m => m.Handle).Take(most).ToListAsync(ct);
    }

    private static IQueryable<MemberRow> Rows(Db db) =>
        from member in db.Set<Member>()
        join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
        select new MemberRow
        {
            Member = member,
            Name = profile.Name,
            Handle = profile.Handle,
            Picture = profile.Picture,
        };

    /// <summary>With their roles and teams on that day.</summary>
    public static async Task<IReadOnlyList<MemberLine>> Describe(
        this Db db,
        GroupId group,
        IReadOnlyList<MemberRow> rows,
        LocalDate today,
        CancellationToken ct
    )
    {
        var roles = await Roles(db, group).ToDictionaryAsync(r => r.Id, cancellationToken: ct);
        var ids = rows.Select(r => r.Member.Id).ToArray();
        var seats = await Seats(db, ids).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new MemberLine(
                r,
                roles[r.Member.RoleOn(today)],
                r.Member.RoleUntil >= today ? r.Member.RoleUntil : null,
                [.. seats.Where(s => s.MemberId == r.Member.Id && !(s.Until < today)).Select(s => s.Name)]
            )),
        ];
    }

    /// <summary>Where the page before ended.</summary>
    private static Task<Place?> Last(this Db db, string after, GroupId here, CancellationToken ct) =>
        (
            from profile in db.Set<Profile>()
            join member in db.Set<Member>() on profile.Id equals member.ProfileId
            where profile.Handle == after && member.GroupId == here
            select new Place(member.SortName, profile.Handle)
        ).FirstOrDefaultAsync(ct);

    private sealed record Place(string Name, string Handle);

    private sealed record SeatLine(MemberId MemberId, LocalDate? Until, string Name);
}

/// <summary>A member and the face under which they are one.</summary>
internal sealed record MemberRow
{
    public required Member Member { get; init; }

    public required string Name { get; init; }

    public required string Handle { get; init; }

    public required PictureId? Picture { get; init; }
}

/// <summary>A member as the directory shows them.</summary>
/// <param name="Row">Who.</param>
/// <param name="Role">On this day.</param>
/// <param name="Until">The last day of it, when it ends.</param>
/// <param name="Teams">By name.</param>
internal sealed record MemberLine(MemberRow Row, Role Role, LocalDate? Until, IReadOnlyList<string> Teams);

/// <summary>Some of them; <see cref="Next"/> leads to the others.</summary>
internal sealed record MembersPart(IReadOnlyList<MemberLine> Members, string? Next);
