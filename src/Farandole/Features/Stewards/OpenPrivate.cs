using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>
/// Opens an event or a group that is not for those who run the instance: with a reason that those whose it is read, for an
/// hour, by an account alone. Without that there is nothing for them here but what everybody sees.
/// </summary>
internal static class OpenPrivate
{
    public const string Path = "/desk/openings";
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Open).Limited(Rate.Organize).Personal();
        routes.MapGet($"{Path}/{{opening:guid}}", ReadGroup).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{opening:guid}}/end", End).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        viewer.Office is { IsAwake: true }
            ? Page.Of<OpeningsPage>(await Read(viewer, db, clock, ct) with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Open(
        HttpRequest request,
        Viewer viewer,
        Db db,
        OpeningDesk desk,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (viewer.Office is not { IsAwake: true })
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (typed, why) = (PlainText.Line(form["address"]), PlainText.Lines(form["why"]));
        var wrong = new List<FieldError>();
        if (why is null || why.Length < Opening.MinWhy || !PlainText.Fits(why, Opening.MaxWhy))
            wrong.Add(
                new("why", reader.Words["stewards.open.error.why", ("min", Opening.MinWhy), ("n", Opening.MaxWhy)])
            );
        var target = await desk.Find(typed, ct);
        if (target is null)
            wrong.Add(new("address", reader.Words["stewards.open.error.address"]));
        if (wrong.Count > 0)
            return Page.Of<OpeningsPage>(
                await Read(viewer, db, clock, ct) with
                {
                    Address = typed,
                    Why = why,
                    Wrong = wrong,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await desk.Open(viewer.Account!.Value, target!, why!, ct);
        return new SeeOther($"{Path}?done=opened");
    }

    private static async Task<Results<SeeOther, NotFound>> End(
        Guid opening,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (viewer is not { Office.IsAwake: true, Account: { } mine })
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var found = await writer.Write(
            async (db, token) =>
            {
                var one = await db.Set<Opening>()
                    .AsTracking()
                    .FirstOrDefaultAsync(o => o.Id == opening && o.AccountId == mine, token);
                one?.End(now);
                return one is not null;
            },
            ct
        );
        return found ? new SeeOther($"{Path}?done=closed") : TypedResults.NotFound();
    }

    /// <summary>What members of a group read, as long as the opening lasts: its news, and who shows themselves inside.</summary>
    private static async Task<Results<RazorComponentResult, NotFound>> ReadGroup(
        Guid opening,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (viewer is not { Office.IsAwake: true, Account: { } mine })
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var open = await db.Set<Opening>()
            .FirstOrDefaultAsync(o => o.Id == opening && o.AccountId == mine && o.GroupId != null && o.Until > now, ct);
        if (open?.GroupId is not { } id)
            return TypedResults.NotFound();
        return Page.Of<OpenedGroupPage>(
            new OpenedGroupModel(open, await db.Set<Group>().FirstAsync(g => g.Id == id, ct))
            {
                Posts = await db.Set<Post>()
                    .Where(p => p.GroupId == id && p.PublishedAt != null)
                    .OrderByDescending(p => p.PublishedAt)
                    .Take(Most)
                    .ToListAsync(ct),
                Members = await (
                    from member in db.Set<Member>()
                    join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
                    where member.GroupId == id && member.Shown != Shown.ToThoseInCharge
                    orderby profile.Name
                    select profile.Name
                )
                    .Take(Most)
                    .ToListAsync(ct),
            }
        );
    }

    private static async Task<OpeningsModel> Read(Viewer viewer, Db db, IClock clock, CancellationToken ct)
    {
        var (mine, now) = (viewer.Account, clock.GetCurrentInstant());
        return new(
            await (
                from opening in db.Set<Opening>()
                from about in db.AllEvents.Where(e => e.Id == opening.EventId).DefaultIfEmpty()
                from grouped in db.Set<Group>().Where(g => g.Id == opening.GroupId).DefaultIfEmpty()
                where opening.AccountId == mine && opening.Until > now
                orderby opening.Until
                select new OpeningLine(
                    opening.Id,
                    opening.EventId,
                    about.Title ?? grouped.Name,
                    opening.Why,
                    opening.Until
                )
            ).ToListAsync(ct)
        );
    }
}

/// <summary>One that lasts.</summary>
internal sealed record OpeningLine(Guid Id, EventId? Event, string? Name, string Why, Instant Until)
{
    public string Path => Event is { } id ? $"/events/{id}" : $"{OpenPrivate.Path}/{Id}";
}

/// <summary>What this steward has opened, and the form for one more.</summary>
public sealed record OpeningsModel
{
    internal OpeningsModel(IReadOnlyList<OpeningLine> open) => Open = open;

    internal IReadOnlyList<OpeningLine> Open { get; }

    internal string? Address { get; init; }

    internal string? Why { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }
}

/// <summary>A group, opened with a reason.</summary>
public sealed record OpenedGroupModel
{
    internal OpenedGroupModel(Opening opening, Group group) => (Opening, Group) = (opening, group);

    internal Opening Opening { get; }

    internal Group Group { get; }

    internal IReadOnlyList<Post> Posts { get; init; } = [];

    internal IReadOnlyList<string> Members { get; init; } = [];
}
