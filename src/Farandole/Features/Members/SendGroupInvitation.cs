using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Letters;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>Brings somebody the link of an invitation; their address goes as soon as the letter has left, or may not leave.</summary>
internal sealed class SendGroupInvitation(Db db, Writer writer, InvitationLetters letters) : IJob<GroupLetterToSend>
{
    public async Task RunAsync(GroupLetterToSend errand, CancellationToken ct)
    {
        if (await db.Set<GroupLetter>().FirstOrDefaultAsync(l => l.Errand == errand.Errand, ct) is not { } letter)
            return;
        if (await letters.Find(letter.Selector, ct) is { } invitation)
        {
            var to = new GroupReader(invitation.Group, letter.Name ?? "", letter.Email, letter.Language);
            await letters.Send(to, invitation, $"group-invite:{errand.Errand}", ct);
        }
        await writer.Write(
            (db, token) => db.Set<GroupLetter>().Where(l => l.Errand == errand.Errand).ExecuteDeleteAsync(token),
            ct
        );
    }
}

/// <summary>The same to the account of a profile: whoever invites learns no address.</summary>
internal sealed class SendInvitationToProfile(GroupPost post, InvitationLetters letters) : IJob<ProfileToInvite>
{
    public async Task RunAsync(ProfileToInvite errand, CancellationToken ct)
    {
        if (
            await letters.Find(errand.Selector, ct) is { } invitation
            && await post.Find(invitation.Group.Id, errand.Profile, ct) is { } to
        )
            await letters.Send(to, invitation, $"group-invite:{errand.Selector}:{errand.Profile}", ct);
    }
}

/// <summary>An invitation as its letter says it.</summary>
/// <param name="Group">To which.</param>
/// <param name="By">Who made it, as they are called there; null when they have left.</param>
/// <param name="Url">Its link, whole.</param>
/// <param name="EndsOn">Its last day.</param>
/// <param name="Maker">Who made it, as long as they are a member.</param>
internal sealed record InvitationTold(Group Group, string? By, string Url, NodaTime.LocalDate EndsOn, MemberId? Maker);

/// <summary>Writes the letters of invitations that still hold.</summary>
internal sealed class InvitationLetters(
    Db db,
    GroupPost post,
    InvitationDesk desk,
    Refusals refusals,
    AddressHash hashes
)
{
    public async Task<InvitationTold?> Find(string selector, CancellationToken ct)
    {
        var found = await db.Set<GroupInvitation>().FirstOrDefaultAsync(i => i.Selector == selector, ct);
        if (found?.IsOpen(desk.Today) != true)
            return null;
        var (id, maker) = (found.GroupId, found.MemberId);
        var group = await db.Set<Group>().FirstAsync(g => g.Id == id, ct);
        if (JoiningRules.WhyNotCome(group, isIn: false) is not null)
            return null;
        var name = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.Id == maker
            select profile.Name
        ).FirstOrDefaultAsync(ct);
        return new(group, name, desk.UrlOf(selector), found.EndsOn, maker);
    }

    public async Task Send(GroupReader to, InvitationTold told, string errand, CancellationToken ct)
    {
        var address = EmailAddress.Parse(to.Email)!;
        if (await db.Refuses(hashes.Of(address), told.Group.Id, told.Maker, ct))
            return;
        var refusal = post.Absolute(refusals.PathOf(address));
        await post.Send<GroupInvitationLetter>(
            to,
            ("group-invite", to.Words["members.letter.invite.subject", ("group", to.Outside)]),
            errand,
            refusal,
            ct,
            (nameof(GroupInvitationLetter.To), to),
            (nameof(GroupInvitationLetter.Told), told),
            (nameof(GroupInvitationLetter.Refusal), refusal)
        );
    }
}
