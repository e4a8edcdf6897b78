using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Own;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Profiles;

/// <summary>The one place where the profiles of an account stand together: its own page, and its own file.</summary>
internal sealed class ProfilesOfAccount(Instance instance) : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var profiles = await db.Set<Profile>()
            .Where(p => p.AccountId == mine)
            .OrderBy(p => p.Handle)
            .Take(Profile.Most)
            .ToListAsync(ct);
        return new(
            typeof(OwnProfiles),
            new OwnProfilesModel([.. profiles.Select(p => new OwnProfile(p.Handle, p.Name, p.Picture, p.IsFindable))]),
            "profiles",
            profiles.Select(p => new ProfileData(
                p.Handle,
                instance.Absolute(Handles.PageOf(p.Handle)),
                p.Name,
                p.Words,
                p.Language,
                p.IsFindable,
                p.Picture is { } picture ? instance.Absolute(PicturePath.Of(picture)) : null,
                p.PictureAlt,
                p.CreatedOn.ToString("R", null)
            ))
        );
    }

    private sealed record ProfileData(
        string Handle,
        string Url,
        string Name,
        string? Words,
        string Language,
        bool Findable,
        string? Picture,
        string? PictureAlt,
        string CreatedOn
    );
}

/// <summary>The profiles of the account whose page it is.</summary>
public sealed record OwnProfilesModel(IReadOnlyList<OwnProfile> Profiles);

/// <summary>One of them.</summary>
public sealed record OwnProfile(string Handle, string Name, PictureId? Picture, bool IsFindable);
