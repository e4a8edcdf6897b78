using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>
/// In which groups notes are kept on somebody, how many and until when: on their own page and in their file. What they say
/// may concern others too: they ask the group for it.
/// </summary>
internal sealed class NotesOnAccount : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var notes = await (
            from note in db.Set<MemberNote>()
            join member in db.Set<Member>() on note.MemberId equals member.Id
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            join place in db.Set<Group>() on member.GroupId equals place.Id
            where profile.AccountId == mine
            orderby place.Name
            select new
            {
                place.Handle,
                place.Name,
                As = profile.Handle,
                note.EndsOn,
            }
        ).ToListAsync(ct);
        List<NotedIn> kept =
        [
            .. notes
                .GroupBy(n => (n.Handle, n.Name, n.As))
                .Select(g => new NotedIn(g.Key.Handle, g.Key.Name, g.Key.As, g.Count(), g.Max(n => n.EndsOn))),
        ];
        return new(
            typeof(OwnNotes),
            new OwnNotesModel(kept),
            "notesInGroups",
            kept.Select(k => new NotesData(k.Handle, k.Name, k.As, k.Count, k.Until.ToString("R", null)))
        );
    }

    private sealed record NotesData(string Handle, string Name, string Profile, int Notes, string Until);
}

/// <summary>Where notes are kept on the account whose page it is.</summary>
public sealed record OwnNotesModel(IReadOnlyList<NotedIn> Groups);

/// <summary>One group.</summary>
/// <param name="Handle">Of the group.</param>
/// <param name="Name">Of the group.</param>
/// <param name="As">The handle under which they are a member.</param>
/// <param name="Count">Of the notes.</param>
/// <param name="Until">When the last of them goes.</param>
public sealed record NotedIn(string Handle, string Name, string As, int Count, LocalDate Until);
