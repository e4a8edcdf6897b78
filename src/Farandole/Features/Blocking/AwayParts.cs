using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>The way to keep somebody away, on the page of their face: the same for everybody who reads it.</summary>
internal sealed class AwayFromProfile : IProfilePart
{
    public async Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct)
    {
        var handle = await db.Set<Profile>().Where(p => p.Id == profile).Select(p => p.Handle).FirstAsync(ct);
        return new(typeof(AwayLink), new AwayModel(handle), Order: 90);
    }
}

/// <summary>The same on the page of a group.</summary>
internal sealed class AwayFromGroup : IGroupPart
{
    public Task<GroupPart?> Of(Group group, Db db, CancellationToken ct) =>
        Task.FromResult<GroupPart?>(new(typeof(AwayLink), new AwayModel(group.Handle), Order: 90, IsAside: true));
}

/// <summary>Whom it is about.</summary>
public sealed record AwayModel(string Handle);

/// <summary>How many an account keeps away, and all of them for its file.</summary>
internal sealed class BlocksOfAccount(IServiceProvider services) : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var list = ActivatorUtilities.CreateInstance<Blocklist>(services, db);
        var lines = await list.Of(Blocker.Of(mine), ct);
        return new(
            typeof(BlocksOnAccount),
            new BlocksOnAccountModel(lines.Count),
            "blocks",
            lines.Select(l => new BlockData(
                l.Handle ?? l.There,
                l.Name ?? l.Server,
                l.Distance.ToString(),
                l.Word,
                l.At.ToString(),
                l.EndsOn.ToString("R", null)
            ))
        );
    }

    private sealed record BlockData(
        string? Handle,
        string? Name,
        string Distance,
        string? Word,
        string Since,
        string Until
    );
}

/// <summary>How many the account keeps away.</summary>
public sealed record BlocksOnAccountModel(int Count);
