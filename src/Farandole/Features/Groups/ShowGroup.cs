using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Groups;

/// <summary>The page of a group, the same for everybody, its members included.</summary>
internal sealed class ShowGroup(IEnumerable<IGroupPart> parts, Instance instance, IHttpContextAccessor http) : IFacePage
{
    public async Task<RazorComponentResult?> Of(byte[] handle, Db db, CancellationToken ct)
    {
        // One that the instance hid is gone for everybody, and for its members it is as it was.
        var visible = db.GroupsFor(http.HttpContext!.Viewer());
        if (await visible.FirstOrDefaultAsync(g => g.HandleHash == handle, ct) is not { } group)
            return null;
        return Page.Of<GroupPage>(
            new GroupPageModel(
                group,
                await parts.Shown(p => p.Of(group, db, ct)),
                instance.Absolute(Handles.PageOf(group.Handle))
            )
        );
    }
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
