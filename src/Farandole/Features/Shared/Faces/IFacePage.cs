using Farandole.Platform.Db;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Shared.Faces;

/// <summary>What stands at <c>/@{handle}</c>. A capability whose things have handles registers one.</summary>
internal interface IFacePage
{
    /// <summary>The same for everybody; null when the handle is nobody's of this kind.</summary>
    Task<RazorComponentResult?> Of(byte[] handle, Db db, CancellationToken ct);
}
