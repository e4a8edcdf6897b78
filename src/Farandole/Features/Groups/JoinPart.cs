using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;

namespace Farandole.Features.Groups;

/// <summary>How one becomes a member, on the page of a group.</summary>
internal sealed class JoinPart : IGroupPart
{
    public Task<GroupPart?> Of(Group group, Db db, CancellationToken ct) =>
        Task.FromResult<GroupPart?>(new(typeof(JoinPanel), group, Order: 10, IsAside: true));
}
