using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>A letter of invitation waits to leave.</summary>
internal sealed record GroupLetterToSend(Guid Errand);

/// <summary>Somebody of this site is invited, by their face.</summary>
internal sealed record ProfileToInvite(ProfileId Profile, string Selector);

/// <summary>Makes the invitations of a group, finds them and takes them back.</summary>
internal sealed class InvitationDesk(
    Writer writer,
    Db read,
    Later later,
    InvitationLinks links,
    Instance instance,
    IClock clock
)
{
    public static readonly Reason Over = new("groups.link-over");
    public static readonly Reason TooMany = new("groups.most-invitations");

    /// <summary>Where the instance is.</summary>
    public LocalDate Today => clock.GetCurrentInstant().InZone(Zones.Of(instance.Zone)).Date;

    public string PathOf(string selector) => links.PathOf(InvitationKind.Group, selector);

    public string UrlOf(string selector) => instance.Absolute(PathOf(selector));

    /// <summary>The invitation of a link by which one can still come; null when it is over, was taken back or never was.</summary>
    public async Task<GroupInvitation?> Find(string link, CancellationToken ct) =>
        links.SelectorOf(InvitationKind.Group, link) is { } selector
        && await read.Set<GroupInvitation>().FirstOrDefaultAsync(i => i.Selector == selector, ct) is { } found
        && found.IsOpen(Today)
            ? found
            : null;

    /// <summary>Those of a group that are not over by their day and were not taken back, the latest to end first.</summary>
    public Task<List<GroupInvitation>> Open(GroupId group, CancellationToken ct)
    {
        var today = Today;
        return read.Set<GroupInvitation>()
            .Where(i => i.GroupId == group && i.RevokedAt == null && i.EndsOn >= today)
            .OrderByDescending(i => i.EndsOn)
            .ThenBy(i => i.Selector)
            .ToListAsync(ct);
    }

    /// <returns>The selector of the new invitation, or why there is none.</returns>
    public Task<(string? Selector, Reason? WhyNot)> Make(Space space, Invited wanted, CancellationToken ct)
    {
        var (today, now) = (Today, clock.GetCurrentInstant());
        return writer.Write(
            async (db, token) =>
            {
                if (await db.WhyNotInvite(space, wanted.Role, wanted.Team, token) is { } reason)
                    return ((string?)null, (Reason?)reason);
                var group = space.Group.Id;
                var open = await db.Set<GroupInvitation>()
                    .CountAsync(i => i.GroupId == group && i.RevokedAt == null && i.EndsOn >= today, token);
                if (open >= GroupInvitation.Most)
                    return (null, TooMany);
                var made = GroupInvitation.Make(
                    space.Mine,
                    wanted.Role,
                    wanted.Team,
                    wanted.MostUses,
                    today,
                    wanted.EndsOn
                );
                db.Add(made);
                db.Add(space.Note("invited", null, now));
                Write(db, made.Selector, wanted, now);
                return (made.Selector, null);
            },
            ct
        );
    }

    /// <returns>Whether there was such an invitation, and they may take it back.</returns>
    public Task<bool> Revoke(Space space, string selector, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                var group = space.Group.Id;
                var found = await db.Set<GroupInvitation>()
                    .AsTracking()
                    .FirstOrDefaultAsync(i => i.GroupId == group && i.Selector == selector, token);
                if (found is null || await db.WhyNotInvite(space, found.RoleId, found.TeamId, token) is not null)
                    return false;
                found.Revoke(now);
                await db.Set<GroupLetter>().Where(l => l.Selector == selector).ExecuteDeleteAsync(token);
                return true;
            },
            ct
        );
    }

    private void Write(Db db, string selector, Invited wanted, Instant now)
    {
        foreach (var person in wanted.People.Addresses)
        {
            var letter = GroupLetter.To(selector, person.Email!, person.Name, wanted.Language, now);
            db.Add(letter);
            later.Do(db, new GroupLetterToSend(letter.Errand), now);
        }
        foreach (var face in wanted.People.Faces)
            later.Do(db, new ProfileToInvite(face, selector), now);
    }
}

/// <summary>What an invitation is to be.</summary>
internal sealed record Invited(
    RoleId Role,
    TeamId? Team,
    int MostUses,
    LocalDate EndsOn,
    string Language,
    Invitees People
);

internal static class InvitationRights
{
    /// <summary>Why somebody may not invite to this, or see the link of who may; null when they may.</summary>
    public static async Task<Reason?> WhyNotInvite(
        this Db db,
        Space space,
        RoleId role,
        TeamId? team,
        CancellationToken ct
    )
    {
        var group = space.Group.Id;
        var roles = await db.Set<Role>().Where(r => r.GroupId == group).ToListAsync(ct);
        var ofTeam = team is null
            ? null
            : await db.Set<Team>().FirstOrDefaultAsync(t => t.GroupId == group && t.Id == team, ct);
        return roles.Find(r => r.Id == role) is not { } gets || team is not null && ofTeam is null
            ? MemberRules.NoRight
            : WhyNot(space, gets, ofTeam, UsualOf(space.Group, roles));
    }

    public static Role UsualOf(Group group, IEnumerable<Role> roles) =>
        roles.Single(r => r.Preset == Templates.JoinsAs(group.Kind));

    /// <summary>Teams are filled by those who manage members; what a team may do is given with it.</summary>
    public static Reason? WhyNot(Space space, Role gets, Team? team, Role usual) =>
        !space.May(Act.InviteMembers) || team is not null && !space.May(Act.ManageMembers)
            ? MemberRules.NoRight
            : MemberRules.WhyNotInvite(
                space.Mine,
                team is null ? gets.Rights : gets.Rights.Or(team.Rights),
                usual.Rights
            );
}
