using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Who wants to come in, and who will see that they are in.</summary>
internal sealed record Newcomer(FaceInput Face, Shown Shown)
{
    public static Newcomer Of(IFormCollection form) => new(FaceInput.Of(form), ShownTo.Read(form["shown"]));
}

/// <summary>
/// Lets people into groups: by themselves, on request, by a link. An account is in a group under one of its faces at most,
/// which nobody hears of but its owner.
/// </summary>
internal sealed class Arrivals(
    Writer writer,
    AddressHash hashes,
    Reader reader,
    Instance instance,
    IHttpContextAccessor http,
    IClock clock
)
{
    public static readonly Reason NoFace = new("groups.no-face");

    /// <summary>Who asks, by their app too; null when they are not signed in.</summary>
    public AccountId? Account => Viewer.Owner;

    private Viewer Viewer => http.HttpContext!.Viewer();

    /// <summary>Where the instance is: the last day of a link is one of its days.</summary>
    public LocalDate TodayHere => clock.GetCurrentInstant().InZone(Zones.Of(instance.Zone)).Date;

    /// <summary>Joins a group that is open, or asks where one asks.</summary>
    /// <param name="id">Of the group.</param>
    /// <param name="by">Who.</param>
    /// <param name="words">What they say to what is asked.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Why not; null when they are in, or have asked.</returns>
    public Task<Reason?> Come(GroupId id, Newcomer by, string? words, CancellationToken ct) =>
        Enter(
            id,
            by,
            async (db, group, mine, token) =>
                group.Joining == Joining.OnRequest
                    ? JoiningRules.WhyNotAsk(group, mine.IsIn, await HasAsked(db, group.Id, mine.Account, token))
                    : JoiningRules.WhyNotJoin(group, mine.IsIn, mine.IsBarred),
            async (db, group, face, token) =>
            {
                if (group.Joining == Joining.OnRequest)
                    db.Add(GroupRequest.Ask(group.Id, face, words, by.Shown, clock.GetCurrentInstant()));
                else
                    await LetIn(
                        db,
                        group,
                        (face, by.Shown),
                        await db.UsualRole(group, token),
                        clock.GetCurrentInstant(),
                        token
                    );
            },
            ct
        );

    /// <summary>Comes in by a link, whatever the group asks of others.</summary>
    /// <param name="invitation">Open.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Why not; null when they are in.</returns>
    public Task<Reason?> ComeBy(GroupInvitation invitation, Newcomer by, CancellationToken ct)
    {
        var (selector, today, found) = (invitation.Selector, TodayHere, (GroupInvitation?)null);
        return Enter(
            invitation.GroupId,
            by,
            async (db, group, mine, token) =>
            {
                found = await db.Set<GroupInvitation>()
                    .AsTracking()
                    .FirstOrDefaultAsync(i => i.Selector == selector, token);
                return found?.IsOpen(today) == true && !mine.IsBarred
                    ? JoiningRules.WhyNotCome(group, mine.IsIn)
                    : InvitationDesk.Over;
            },
            async (db, group, face, token) =>
            {
                found!.Use();
                var now = clock.GetCurrentInstant();
                var member = await LetIn(db, group, (face, by.Shown), found.RoleId, now, token);
                if (found.TeamId is { } team)
                    db.Add(TeamSeat.Take(team, member, leads: false, until: null));
            },
            ct
        );
    }

    /// <summary>Thinks better of having asked.</summary>
    /// <returns>Whether they had.</returns>
    public async Task<bool> TakeBack(GroupId group, CancellationToken ct)
    {
        var (account, face) = (Account, Viewer.App?.Profile);
        return await writer.Write(
                (db, token) =>
                    db.RequestsOf(group, account)
                        .Where(r => face == null || r.ProfileId == face)
                        .ExecuteDeleteAsync(token),
                ct
            ) > 0;
    }

    /// <summary>Inside a transaction: makes a member, and says so inside.</summary>
    public static async Task<MemberId> LetIn(
        Db db,
        Group group,
        (ProfileId Face, Shown Shown) who,
        RoleId role,
        Instant now,
        CancellationToken ct
    )
    {
        var name = await db.SortNameOf(who.Face, ct);
        var member = Member.Join(group.Id, who.Face, name, role, now.InUtc().Date);
        member.Say(does: null, who.Shown, now);
        db.Add(member);
        db.Add(GroupNote.Of(group.Id, member.Id, "joined", null, now));
        return member.Id;
    }

    private Task<Reason?> Enter(
        GroupId id,
        Newcomer by,
        Func<Db, Group, Comer, CancellationToken, Task<Reason?>> whyNot,
        Func<Db, Group, ProfileId, CancellationToken, Task> enter,
        CancellationToken ct
    )
    {
        // Asked now: the work may run in another request's turn.
        var (viewer, account, language) = (Viewer, Account!.Value, reader.Language);
        var today = clock.GetCurrentInstant().InUtc().Date;
        return writer.Write(
            async (db, token) =>
            {
                await db.TakeTurn(id, token);
                var group = await db.Set<Group>().FirstAsync(g => g.Id == id, token);
                // An app that acts under one face does not hear of another.
                if (viewer.App?.Profile is { } face && await IsThereAsOther(db, id, account, face, token))
                    return JoiningRules.OtherWay;
                var mine = new Comer(
                    account,
                    await IsIn(db, id, account, token),
                    await db.IsBarred(id, account, token)
                );
                if (await whyNot(db, group, mine, token) is { } reason)
                    return reason;
                if (
                    await by.Face.Act(db, account, hashes, language, today, token) is not { } acts
                    || !viewer.ActsAs(acts)
                )
                    return NoFace;
                await db.RequestsOf(id, account).ExecuteDeleteAsync(token);
                await enter(db, group, acts, token);
                return (Reason?)null;
            },
            ct
        );
    }

    private static Task<bool> IsIn(Db db, GroupId group, AccountId account, CancellationToken ct) =>
        db.Set<Member>()
            .AnyAsync(
                m => m.GroupId == group && db.Set<Profile>().Any(p => p.Id == m.ProfileId && p.AccountId == account),
                ct
            );

    private static async Task<bool> IsThereAsOther(
        Db db,
        GroupId group,
        AccountId account,
        ProfileId face,
        CancellationToken ct
    ) =>
        await db.RequestsOf(group, account).AnyAsync(r => r.ProfileId != face, ct)
        || await db.Set<Member>()
            .AnyAsync(
                m =>
                    m.GroupId == group
                    && m.ProfileId != face
                    && db.Set<Profile>().Any(p => p.Id == m.ProfileId && p.AccountId == account),
                ct
            );

    private static Task<bool> HasAsked(Db db, GroupId group, AccountId account, CancellationToken ct) =>
        db.RequestsOf(group, account).AnyAsync(ct);
}

/// <summary>Somebody at the door of a group.</summary>
/// <param name="Account">Who.</param>
/// <param name="IsIn">Whether one of their faces is a member.</param>
/// <param name="IsBarred">Whether the group keeps them away, whatever their face.</param>
internal readonly record struct Comer(AccountId Account, bool IsIn, bool IsBarred);

/// <summary>What those who come in have in common.</summary>
internal static class Newcomers
{
    /// <summary>What those who come in by themselves become.</summary>
    public static Task<RoleId> UsualRole(this Db db, Group group, CancellationToken ct)
    {
        var preset = Templates.JoinsAs(group.Kind);
        return db.Set<Role>().Where(r => r.GroupId == group.Id && r.Preset == preset).Select(r => r.Id).SingleAsync(ct);
    }

    /// <summary>The requests of an account under any of its faces.</summary>
    public static IQueryable<GroupRequest> RequestsOf(this Db db, GroupId group, AccountId? account) =>
        db.Set<GroupRequest>()
            .Where(r =>
                account != null
                && r.GroupId == group
                && db.Set<Profile>().Any(p => p.Id == r.ProfileId && p.AccountId == account)
            );
}
