using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>The groups that somebody is in, under which face, and those that they wait for.</summary>
internal sealed class MembershipMemory : IMemoryPart
{
    private const int Most = 200;

    public string Name => "memberships";

    public IReadOnlyList<string> Tables => ["members", "team_seats", "group_requests"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [.. await Memberships(mine, at, ct), .. await Requests(mine, at, ct)];

    private static async Task<IEnumerable<MemoryLine>> Memberships(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from member in at.Db.Set<Member>()
            join face in at.Db.Set<Profile>() on member.ProfileId equals face.Id
            join joined in at.Db.Set<Group>() on member.GroupId equals joined.Id
            where face.AccountId == mine.Id
            orderby joined.Name
            select new
            {
                joined.Handle,
                joined.Name,
                As = face.Name,
                member.Shown,
                member.JoinedOn,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return found.Select(m => new MemoryLine(
            m.Handle,
            at.Words[
                "memory.memberships.line",
                ("group", m.Name),
                ("name", m.As),
                ("day", at.Words.DayMonth(m.JoinedOn))
            ],
            at.Words[$"members.shown.{m.Shown}.hint"],
            at.Words["memory.memberships.until"]
        )
        {
            Change = new(at.Words["memory.change"], $"{Space.PathOf(m.Handle)}/me"),
            ErasedAt = LeaveGroup.PathOf(m.Handle),
        });
    }

    private static async Task<IEnumerable<MemoryLine>> Requests(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from request in at.Db.Set<GroupRequest>()
            join face in at.Db.Set<Profile>() on request.ProfileId equals face.Id
            join wanted in at.Db.Set<Group>() on request.GroupId equals wanted.Id
            where face.AccountId == mine.Id
            orderby wanted.Name
            select new
            {
                wanted.Handle,
                wanted.Name,
                As = face.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return found.Select(r => new MemoryLine(
            $"request:{r.Handle}",
            at.Words["memory.memberships.request", ("group", r.Name), ("name", r.As)],
            at.Words["memory.memberships.request.seen"],
            at.Words["register.keep.until-decided-60-d-at-most"]
        )
        {
            ErasedAt = $"{Space.PathOf(r.Handle)}/joining",
        });
    }
}
