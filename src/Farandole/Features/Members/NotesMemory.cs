using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>In which groups notes are kept on somebody, and until when; never what they say.</summary>
internal sealed class NotesMemory : IMemoryPart
{
    public string Name => "notes";

    public IReadOnlyList<string> Tables => ["member_notes"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct)
    {
        var found = await (
            from note in at.Db.Set<MemberNote>()
            join member in at.Db.Set<Member>() on note.MemberId equals member.Id
            join face in at.Db.Set<Profile>() on member.ProfileId equals face.Id
            join place in at.Db.Set<Group>() on member.GroupId equals place.Id
            where face.AccountId == mine.Id
            orderby place.Name
            select new
            {
                place.Handle,
                place.Name,
                note.EndsOn,
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .GroupBy(n => (n.Handle, n.Name))
                .Select(g => new MemoryLine(
                    g.Key.Handle,
                    at.Words.Plural("memory.notes.line", g.Count(), ("group", g.Key.Name)),
                    at.Words["memory.notes.seen"],
                    at.Words["memory.until.day", ("day", at.Words.Long(g.Max(n => n.EndsOn)))]
                )),
        ];
    }
}
