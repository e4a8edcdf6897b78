using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Groups;

/// <summary>What happened inside the group, and who did it: what every member sees alike.</summary>
internal sealed class WhatIsNew : ISpacePart
{
    private const int MostShown = 12;

    private static readonly Func<Db, GroupId, MemberId, bool, IAsyncEnumerable<NewLine>> Newest = EF.CompileAsyncQuery(
        (Db db, GroupId here, MemberId mine, bool all) =>
            (
                from note in db.Set<GroupNote>()
                from member in db.Set<Member>().Where(m => m.Id == note.By).DefaultIfEmpty()
                from profile in db.Set<Profile>().Where(p => p.Id == member.ProfileId).DefaultIfEmpty()
                where note.GroupId == here
                orderby note.At descending, note.Id descending
                select new NewLine(
                    note.What,
                    note.About,
                    all || member.Id == mine || member.Shown != Shown.ToThoseInCharge ? profile.Name : null,
                    note.At
                )
                {
                    HasLeft = note.By == null,
                }
            ).Take(MostShown)
    );

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        var lines = await Newest(db, space.Group.Id, space.Mine.Member, space.SeesAll).ToListAsync(ct);
        return new(typeof(WhatIsNewPanel), new WhatIsNewModel(lines), Order: 80);
    }
}

/// <summary>What happened lately.</summary>
public sealed record WhatIsNewModel(IReadOnlyList<NewLine> Lines);

/// <summary>One thing that happened.</summary>
/// <param name="What">The word for it.</param>
/// <param name="About">Its object, by name.</param>
/// <param name="By">Who did it; null when they have left, or do not show that they are in.</param>
/// <param name="At">When.</param>
public sealed record NewLine(string What, string? About, string? By, Instant At)
{
    public bool HasLeft { get; init; }

    /// <summary>Those who run the site opened the space.</summary>
    public bool IsBySite => What == Domain.Stewards.Opening.Noted;
}
