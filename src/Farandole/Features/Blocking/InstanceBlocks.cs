using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>
/// Whom those who run the instance keep away from all of it: for a person no account opens, no answer and no question is
/// taken; a group is hidden from everybody but its members.
/// </summary>
internal sealed class InstanceBlocks : IBlockList
{
    public static string Path => "/desk/blocks";

    public static Rate Reading => Rate.Organize;

    public static Task<OpenList?> Open(HttpContext context, CancellationToken ct)
    {
        var viewer = context.Viewer();
        return Task.FromResult<OpenList?>(
            viewer.IsSteward
                ? new(
                    new(Blocker.Instance, (db, note, token) => Note(db, viewer, note, token)),
                    new(ListOf.Instance, Path)
                )
                : null
        );
    }

    /// <summary>Of a person nothing is written but that it was done; a group is named, with the word that says why.</summary>
    private static async Task Note(Db db, Viewer viewer, BlockNote note, CancellationToken ct)
    {
        var group = note.Group;
        var handle = await db.Set<Group>().Where(g => g.Id == group).Select(g => g.Handle).FirstOrDefaultAsync(ct);
        if (handle is null)
            db.NoteSteward(viewer, note.What, null, note.At);
        else
            db.NoteSteward(
                viewer,
                note.IsPut ? "hid" : "unhid",
                note.Word is { } why ? $"@{handle}: {why}" : $"@{handle}",
                note.At
            );
    }
}
