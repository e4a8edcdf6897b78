using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Faces;

/// <summary>Finds a profile for its owner.</summary>
internal static class OwnFace
{
    /// <summary>Null when there is none, and when it is another's.</summary>
    public static Task<Profile?> ProfileOf(this Db db, AccountId? mine, string handle, CancellationToken ct)
    {
        var named = Handle.Parse(handle)?.Value;
        return mine is null || named is null
            ? Task.FromResult<Profile?>(null)
            : db.Set<Profile>().AsTracking().FirstOrDefaultAsync(p => p.AccountId == mine && p.Handle == named, ct);
    }

    /// <summary>The groups that it may let see what it takes part in.</summary>
    public static Task<List<FaceCircle>> CirclesOf(this Db db, ProfileId face, CancellationToken ct) =>
        (
            from member in db.Set<Member>()
            join joined in db.Set<Group>() on member.GroupId equals joined.Id
            where member.ProfileId == face
            orderby joined.Name
            select new FaceCircle(member.ProfileId, joined.Id, joined.Name)
        ).ToListAsync(ct);

    /// <summary>The address that a profile is told at.</summary>
    public static Task<Account?> AccountOf(this Db db, ProfileId profile, CancellationToken ct) =>
        (
            from face in db.Set<Profile>()
            join account in db.Set<Account>() on face.AccountId equals account.Id
            where face.Id == profile
            select account
        ).FirstOrDefaultAsync(ct);

    /// <summary>Where its owner changes it.</summary>
    public static string PathOf(string handle) => $"/account/profiles/{handle}";
}
