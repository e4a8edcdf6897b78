using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Resources;

/// <summary>Reads and changes the links of a group, for whoever asks.</summary>
internal sealed class ResourceDesk(Db db, Writer writer, IHttpContextAccessor http, IClock clock)
{
    /// <summary>Who adds ten links in a row has one thing told, not ten.</summary>
    private static readonly Duration SaidOnce = Duration.FromHours(1);

    private Viewer Viewer => http.HttpContext!.Viewer();

    /// <summary>The links of a group that who asks may see, for those who may do this in it or in one of its teams.</summary>
    public async Task<Links?> Find(string handle, Act act, CancellationToken ct) =>
        await db.SpaceOf(Viewer, handle, ct) is { } space && space.MaySomewhere(act)
            ? new(space, await db.LinksOf(space, ct), await db.TeamsFor(space, ct))
            : null;

    /// <summary>One of them with the others, for those who may change it.</summary>
    public async Task<(Links Links, Resource One)?> Find(string handle, Guid id, CancellationToken ct) =>
        await Find(handle, Act.AddResource, ct) is { } links && links.Mine(id) is { } one ? (links, one) : null;

    /// <summary>Inside a transaction, one after the other in each group: two who move at once keep one order.</summary>
    /// <param name="handle">Of the group.</param>
    /// <param name="note">What is said inside once it is done; null for what need not be told.</param>
    /// <param name="work">With all links of the group; whether it is done.</param>
    public Task<bool> Change(string handle, string? note, Func<AllLinks, bool> work, CancellationToken ct)
    {
        // Asked now: the work may run in another request's turn.
        var (viewer, now) = (Viewer, clock.GetCurrentInstant());
        return writer.Write(
            async (changing, token) =>
            {
                if (await changing.SpaceOf(viewer, handle, token) is not { } space)
                    return false;
                await changing.TakeTurn(space.Group.Id, token);
                var all = await changing
                    .Set<Resource>()
                    .AsTracking()
                    .Where(r => r.GroupId == space.Group.Id)
                    .OrderBy(r => r.Position)
                    .ToListAsync(token);
                if (!work(new(changing, space, all)))
                    return false;
                // Every member reads what is new, also those who do not see the link: its name stays out of it.
                if (note is not null && !await changing.IsSaid(space, note, now - SaidOnce, token))
                    changing.Add(space.Note(note, null, now));
                return true;
            },
            ct
        );
    }
}

/// <summary>All links of a group in the transaction that changes them.</summary>
internal sealed record AllLinks(Db Db, Space Space, IReadOnlyList<Resource> All)
{
    /// <summary>Null when there is none such for who asks, or they may not change it.</summary>
    public Resource? Mine(ResourceId id) => All.FirstOrDefault(r => r.Id == id && Space.MayChange(r));

    public IEnumerable<Resource> Seen => All.Where(r => Space.May(Act.SeeResources, r.TeamId));
}

/// <summary>The links of a group, as one of its members sees them.</summary>
/// <param name="Space">Of the group.</param>
/// <param name="All">Those that they see, as they stand.</param>
/// <param name="Teams">Of the group, by name.</param>
internal sealed record Links(Space Space, IReadOnlyList<Resource> All, IReadOnlyList<Team> Teams)
{
    /// <summary>In order: what stands in no folder first, then each folder by name.</summary>
    public IEnumerable<IGrouping<string?, Resource>> Folders => All.GroupBy(r => r.Folder);

    /// <summary>As in <see cref="AllLinks.Mine"/>.</summary>
    public Resource? Mine(Guid id) => All.FirstOrDefault(r => r.Id == new ResourceId(id) && Space.MayChange(r));

    public string? TeamOf(Resource one) => Teams.FirstOrDefault(t => t.Id == one.TeamId)?.Name;
}
