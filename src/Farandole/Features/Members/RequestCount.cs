using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>How many wait for an answer.</summary>
internal sealed class RequestCount : ITabCount
{
    public string Path => "requests";

    public async Task<int> Of(GroupId group, Db db, CancellationToken ct) =>
        await db.RequestsHeard(group).CountAsync(ct)
        + await db.MembersElsewhere(group, RemoteStanding.Asked).CountAsync(ct);
}
