using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Moving;

/// <summary>On the page of whoever moved: where they are now.</summary>
internal sealed class MovedPart : IProfilePart, IGroupPart
{
    public Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct) =>
        Of(name, db.Set<Profile>().Where(p => p.Id == profile).Select(p => p.MovedTo), db, ct);

    public Task<GroupPart?> Of(Group group, Db db, CancellationToken ct)
    {
        var id = group.Id;
        return group.MovedTo is null
            ? Task.FromResult<GroupPart?>(null)
            : Of(group.Name, db.Set<Group>().Where(g => g.Id == id).Select(g => g.MovedTo), db, ct);
    }

    private static async Task<GroupPart?> Of(string name, IQueryable<string?> moved, Db db, CancellationToken ct) =>
        await db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => moved.Contains(a.Address), ct) is { } there
            ? new GroupPart(typeof(MovedBanner), new MovedAway(name, there.Handle, there.Page), Order: -10)
            : null;
}

/// <summary>Who has moved, and to where.</summary>
public sealed record MovedAway(string Name, string Handle, string Page);
