using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;

namespace Farandole.Features.Blocking;

/// <summary>Whom a group keeps away: those whom it banned, and those whom it never wants to have there.</summary>
internal sealed class GroupBlocks : IBlockList
{
    public static string Path => "/groups/{handle}/blocks";

    public static Rate Reading => Rate.Read;

    public static Task<OpenList?> Open(HttpContext context, CancellationToken ct) =>
        Open(context.Request.RouteValues["handle"] as string ?? "", context, ct);

    /// <summary>The same, of the group with this name.</summary>
    public static async Task<OpenList?> Open(string handle, HttpContext context, CancellationToken ct)
    {
        var db = context.RequestServices.GetRequiredService<Db>();
        if (await db.SpaceOf(context.Viewer(), handle, Act.ManageMembers, ct) is not { } space)
            return null;
        Task Note(Db changed, BlockNote note, CancellationToken token)
        {
            changed.Add(space.Note(note.What, null, note.At));
            return Task.CompletedTask;
        }
        return new(
            new(Blocker.Of(space.Group.Id), Note) { Space = space },
            new(ListOf.Group, $"{space.Path}/blocks") { Frame = space }
        );
    }
}
