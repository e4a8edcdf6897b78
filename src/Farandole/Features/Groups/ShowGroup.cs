using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>The page of a group, the same for everybody, its members included.</summary>
internal sealed class ShowGroup(
    IEnumerable<IGroupPart> parts,
    PageCache pages,
    Instance instance,
    IHttpContextAccessor http
) : IFacePage
{
    public async Task<RazorComponentResult?> Of(byte[] handle, Db db, CancellationToken ct)
    {
        var (context, viewer) = (http.HttpContext!, http.HttpContext!.Viewer());
        var shown = await pages.Reading(context, () => Read(db.OpenGroups(), handle, db, ct));
        // One that the instance hid is gone for everybody, and for its members it is as it was.
        if (shown is null && viewer.Memberships.Length > 0)
            shown = await Read(db.GroupsFor(viewer), handle, db, ct);
        return shown is null ? null : Page.Of<GroupPage>(shown);
    }

    private async Task<GroupPageModel?> Read(IQueryable<Group> visible, byte[] handle, Db db, CancellationToken ct) =>
        await visible.FirstOrDefaultAsync(g => g.HandleHash == handle, ct) is { } found
            ? new(found, await parts.Shown(p => p.Of(found, db, ct)), instance.Absolute(Handles.PageOf(found.Handle)))
            : null;
}

/// <summary>The page of a group.</summary>
public sealed record GroupPageModel
{
    internal GroupPageModel(Group group, IReadOnlyList<GroupPart> parts, string url) =>
        (Group, Parts, Url) = (group, parts, url);

    internal Group Group { get; }

    internal IReadOnlyList<GroupPart> Parts { get; }

    internal string Url { get; }
}
