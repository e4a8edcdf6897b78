using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Faces;

/// <summary>One of the faces that an account has, for the forms in which its owner says who acts.</summary>
public sealed record Face(ProfileId Id, string Handle, string Name)
{
    /// <summary>Whether it is on another server by now: it announces nothing new here.</summary>
    public bool HasMoved { get; init; }
}

internal static class OwnFaces
{
    public static Task<List<Face>> FacesOf(this Db db, AccountId account, CancellationToken ct) =>
        db.Set<Profile>()
            .Where(p => p.AccountId == account)
            .OrderBy(p => p.Handle)
            .Take(Profile.Most)
            .Select(p => new Face(p.Id, p.Handle, p.Name) { HasMoved = p.MovedTo != null })
            .ToListAsync(ct);

    /// <summary>Inside a transaction: makes a profile with a handle that nobody has or had.</summary>
    /// <returns>The profile, or why there is none.</returns>
    public static async Task<(Profile? Opened, Reason? WhyNot)> OpenFace(
        this Db db,
        AccountId account,
        Handle handle,
        byte[] hash,
        ProfileSaid said,
        LocalDate today,
        CancellationToken ct
    )
    {
        var have = await db.Set<Profile>().CountAsync(p => p.AccountId == account, ct);
        if (Profile.WhyNotOpen(have, handle, await db.IsTaken(hash, ct)) is { } reason)
            return (null, reason);
        var opened = Profile.Open(account, handle, hash, said, today);
        db.Add(new TakenHandle(hash));
        db.Add(opened);
        return (opened, null);
    }
}
