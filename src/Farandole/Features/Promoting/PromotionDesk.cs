using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Promoting;

/// <summary>Shows what others announce and say, in the names in which whoever asks may.</summary>
internal sealed class PromotionDesk(Writer writer, Db read, TakeBack taken, IHttpContextAccessor http, IClock clock)
{
    private Viewer Viewer => http.HttpContext!.Viewer();

    /// <summary>Null for what is not for everybody.</summary>
    public async Task<Original?> Find(Promoted what, CancellationToken ct)
    {
        var (about, post, there, news) = (what.Event, what.Post, what.Elsewhere, what.ElsewherePost);
        if (news is not null)
            return
                await read.Set<RemotePostRow>().Where(n => n.Id == news).Seen(read).FirstOrDefaultAsync(ct) is { } said
                ? new(what, said.Post.Path, said.Post.Title, said.Credit, said.Post.Language ?? "")
                : null;
        if (there is not null)
            return (await read.Set<RemoteEventRow>().Where(e => e.Id == there).Seen(read, ct)) is [var far]
                ? new(what, far.Event.Path, far.Event.Title, far.Credit, far.Event.Language ?? "")
                : null;
        if (about is { } id)
        {
            var found = await read.Agenda().FirstOrDefaultAsync(e => e.Id == id, ct);
            return
                found is not null
                && EventAsSeen.By(Standing.Passer, found, clock.GetCurrentInstant()) is { Title: { } title } seen
                ? new(what, seen.Path, title, (await read.CreditsOf([id], ct)).GetValueOrDefault(id), seen.Language)
                : null;
        }
        return await (
            from one in read.Set<Post>()
            join owner in read.OpenGroups() on one.GroupId equals owner.Id
            where one.Id == post && one.PublishedAt != null && one.Readers == PostReaders.Everybody
            select new Original(what, $"/@{owner.Handle}/posts/{one.Id}", one.Title, owner.Name, one.Language)
        ).FirstOrDefaultAsync(ct);
    }

    /// <summary>Groups and profiles of who asks that may show it: not those whose it is, nor those that its owner keeps away.</summary>
    public async Task<IReadOnlyList<PromoterChoice>> Choices(Original original, CancellationToken ct)
    {
        var (viewer, what) = (Viewer, original.What);
        if (viewer.Account is not { } account)
            return [];
        var (about, post) = (what.Event, what.Post);
        var shown = await read.Set<Promotion>().Showing(what).ToListAsync(ct);
        var act = ActOf(what);
        var mine = viewer.Memberships.Where(m => m.May(act)).Select(m => m.Group).ToArray();
        var groups = await read.Set<Group>()
            .Where(g => mine.Contains(g.Id) && g.ArchivedOn == null)
            .Where(g => !read.Set<EventHost>().Any(h => h.EventId == about && h.GroupId == g.Id))
            .Where(g => !read.Set<Post>().Any(o => o.Id == post && o.GroupId == g.Id))
            .OrderBy(g => g.Name)
            .ToListAsync(ct);
        var choices = new List<PromoterChoice>();
        foreach (var group in groups)
        {
            if (!await IsBarred(what, group.Id, ct))
                choices.Add(Choice(group.Handle, group.Name, new(group.Id, null), shown));
        }
        if (await KeepAway(Blocker.Of(account), what, ct))
            return choices;
        var faces = await read.FacesOf(account, ct);
        var hosts = await read.Set<EventHost>().Where(h => h.EventId == about).Select(h => h.ProfileId).ToListAsync(ct);
        choices.AddRange(
            faces
                .Where(f => !f.HasMoved && !hosts.Contains(f.Id))
                .Select(f => Choice(f.Handle, f.Name, new(null, f.Id), shown))
        );
        return choices;
    }

    /// <returns>Why not; null when it is shown.</returns>
    public Task<Reason?> Put(PromoterChoice by, Promoted what, CancellationToken ct)
    {
        var (now, viewer) = (clock.GetCurrentInstant(), Viewer);
        return writer.Write(
            async (db, token) =>
            {
                var (group, profile) = (by.By.Group, by.By.Profile);
                if (group is { } one)
                    await db.TakeTurn(one, token);
                var own = db.Set<Promotion>().Where(p => p.GroupId == group && p.ProfileId == profile);
                if (await own.Showing(what).AnyAsync(token))
                    return null;
                if (await own.CountAsync(token) >= Promotion.Most)
                    return Promotion.TooMany;
                db.Add(Promotion.Of(by.By, what, now));
                Note(db, viewer, group, "promoted", now);
                return (Reason?)null;
            },
            ct
        );
    }

    /// <returns>Whether whoever asks may speak in that name, and showed it.</returns>
    public async Task<bool> End(string handle, Promoted what, CancellationToken ct)
    {
        var (now, viewer) = (clock.GetCurrentInstant(), Viewer);
        var ended = await writer.Write(
            async (db, token) =>
            {
                if (await Speaks(db, viewer, handle, ActOf(what), token) is not { } by)
                    return false;
                var (group, profile) = (by.Group, by.Profile);
                var shown = await db.Set<Promotion>()
                    .AsTracking()
                    .Showing(what)
                    .FirstOrDefaultAsync(p => p.GroupId == group && p.ProfileId == profile, token);
                if (shown is null)
                    return false;
                shown.End(now);
                await taken.Say(db, shown, token);
                db.Remove(shown);
                Note(db, viewer, group, "unpromoted", now);
                return true;
            },
            ct
        );
        taken.Ring();
        return ended;
    }

    private static Act ActOf(Promoted what) => what.IsPost ? Act.PublishPost : Act.AnnounceEvent;

    private static async Task<Promoter?> Speaks(Db db, Viewer viewer, string handle, Act act, CancellationToken ct)
    {
        var mine = viewer.Memberships.Where(m => m.May(act)).Select(m => m.Group).ToArray();
        var group = await db.Set<Group>()
            .Where(g => mine.Contains(g.Id) && g.Handle == handle)
            .Select(g => (GroupId?)g.Id)
            .FirstOrDefaultAsync(ct);
        return group is not null ? new(group, null)
            : await db.ProfileOf(viewer.Account, handle, ct) is { } face ? new(null, face.Id)
            : null;
    }

    private static void Note(Db db, Viewer viewer, GroupId? group, string what, Instant now)
    {
        if (group is { } id && viewer.In(id) is { } mine)
            db.Add(GroupNote.Of(id, mine.Member, what, null, now));
    }

    private static PromoterChoice Choice(string handle, string name, Promoter by, List<Promotion> shown) =>
        new(handle, name, by, shown.Exists(p => p.GroupId == by.Group && p.ProfileId == by.Profile));

    private async Task<bool> IsBarred(Promoted what, GroupId group, CancellationToken ct)
    {
        var (about, post) = (what.Event, what.Post);
        if (about is { } id && await read.IsBarred(id, group, ct) || await KeepAway(Blocker.Of(group), what, ct))
            return true;
        var owner = await read.Set<Post>()
            .Where(o => o.Id == post)
            .Select(o => (GroupId?)o.GroupId)
            .FirstOrDefaultAsync(ct);
        return await read.Set<Block>()
            .AnyAsync(
                b =>
                    b.Group == group && b.ByGroup != null && b.ByGroup == owner
                    || b.ByGroup == group
                        && (
                            b.Group != null && b.Group == owner
                            || read.Set<EventHost>()
                                .Any(h =>
                                    h.EventId == about
                                    && (
                                        h.GroupId != null && h.GroupId == b.Group
                                        || h.ProfileId != null && h.ProfileId == b.Profile
                                    )
                                )
                        ),
                ct
            );
    }

    /// <summary>Whether somebody keeps away who announces this elsewhere: then it would not be shown.</summary>
    private async Task<bool> KeepAway(Blocker by, Promoted what, CancellationToken ct) =>
        await read.HostOf(what).Select(a => a.Address).FirstOrDefaultAsync(ct) is { } actor
        && (await read.Blocks(by).Elsewhere(ct)).Includes(actor);
}
