using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Letters;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting.Together;

/// <summary>One of those who may answer is told.</summary>
internal sealed record InvitationToTell(HostInvitationId Invitation, ProfileId Profile);

/// <summary>Plans a letter for each who may answer: the owner of a face, or those who announce in the name of a group.</summary>
internal sealed class TellWhoIsAsked(Writer writer, Later later, IClock clock) : IJob<HostInvited>
{
    public Task RunAsync(HostInvited fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (
                    await db.Set<HostInvitation>().FirstOrDefaultAsync(i => i.Id == fact.Invitation, token)
                    is not { } asked
                )
                    return;
                var now = clock.GetCurrentInstant();
                IEnumerable<ProfileId> readers = asked.GroupId is { } group
                    ? (await db.WhoMay(group, Act.AnnounceEvent, now.InUtc().Date, token))
                        .Where(r => r.Everywhere)
                        .Select(r => r.Profile)
                    : [asked.ProfileId!.Value];
                foreach (var reader in readers)
                    await later.DoOnce(
                        db,
                        $"host-invite:{asked.Id}:{reader}",
                        new InvitationToTell(asked.Id, reader),
                        now,
                        move: false,
                        token
                    );
            },
            ct
        );
}

/// <summary>Brings the invitation, unless it was answered meanwhile or its reader keeps away who asks.</summary>
internal sealed class SendTogether(
    Db db,
    PostOffice office,
    Refusals refusals,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IJob<InvitationToTell>
{
    public async Task RunAsync(InvitationToTell errand, CancellationToken ct)
    {
        var reader = await (
            from face in db.Set<Profile>()
            join account in db.Set<Account>() on face.AccountId equals account.Id
            where face.Id == errand.Profile
            select account
        ).FirstOrDefaultAsync(ct);
        var told = await db.Set<HostInvitation>()
            .Where(i => i.Id == errand.Invitation && i.RefusedAt == null)
            .Told(db, clock.GetCurrentInstant(), ct);
        if (
            reader is null
            || told is not [var asked]
            || EmailAddress.Parse(reader.Email) is not { } address
            || await db.Refuses(hashes.Of(address), asked.Seen.Id, ct)
        )
            return;
        await office.Send(await Letter(asked, address, reader.Language, errand, ct), ct);
    }

    private static string Title(EventAsSeen seen, Words words) =>
        seen.Title is null ? words["hosting.together.untitled"] : words.InSubject(seen);

    private async Task<Letter> Letter(
        Asked asked,
        EmailAddress to,
        string language,
        InvitationToTell errand,
        CancellationToken ct
    )
    {
        var group = asked.Who.Group;
        // Of a group by link an inbox says nothing, nor of an event that not everybody may find.
        var isQuiet = asked.Seen.IsQuiet || await db.Set<Group>().AnyAsync(g => g.Id == group && !g.IsListed, ct);
        var words = Words.In(language);
        var refusal = instance.Absolute(refusals.PathOf(to));
        return new Letter
        {
            To = to,
            Language = language,
            Kind = "host-invite",
            Solicited = false,
            Unsubscribe = refusal,
            IsQuiet = isQuiet,
            About = asked.Seen.Id,
            Subject = words["hosting.together.subject", ("event", Title(asked.Seen, words))],
            Body = typeof(TogetherLetter),
            With = new Dictionary<string, object?>
            {
                [nameof(TogetherLetter.What)] = asked,
                [nameof(TogetherLetter.Refusal)] = refusal,
                [nameof(TogetherLetter.Url)] = instance.Absolute(WayBack.SignIn(asked.Path)),
            },
            Errand = $"host-invite:{errand.Invitation}:{errand.Profile}",
        };
    }
}
