using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Faces;

/// <summary>What a capability has to show on the page of a profile, for everybody. The capability registers it.</summary>
internal interface IProfilePart
{
    /// <summary>Null when it has nothing to show.</summary>
    Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct);
}
