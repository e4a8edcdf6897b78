using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Faces;

/// <summary>What stands at <c>/@{handle}</c> for other servers, beside the page for people.</summary>
internal interface IFaceActor
{
    /// <summary>Null when the handle is nobody's.</summary>
    Task<IResult?> Of(string handle, Db db, CancellationToken ct);
}
