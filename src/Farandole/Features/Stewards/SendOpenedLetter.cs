using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>
/// Tells those whose it is: organizers who left an address, the profile that announces the event, those who hold the keys
/// of the group. Its name stands in no letter: whose it is knows it by the link.
/// </summary>
internal sealed class SendOpenedLetter(Db db, PostOffice office, Instance instance, IClock clock) : IJob<OpeningToTell>
{
    private const string Kind = "opened";

    public async Task RunAsync(OpeningToTell errand, CancellationToken ct)
    {
        if (await db.Set<Opening>().FirstOrDefaultAsync(o => o.Id == errand.Opening, ct) is not { } opened)
            return;
        var readers = opened.GroupId is { } group
            ? await KeepersOf(group, ct)
            : await TeamOf(opened.EventId!.Value, ct);
        foreach (var reader in readers.DistinctBy(r => r.Email))
            await Send(reader, opened, ct);
    }

    private Task<bool> Send(OpenedReader to, Opening opened, CancellationToken ct)
    {
        var words = Words.In(to.Language);
        return office.Send(
            new Letter
            {
                To = EmailAddress.Parse(to.Email)!,
                Language = to.Language,
                Kind = Kind,
                Solicited = true,
                IsQuiet = true,
                Subject = words["stewards.letter.subject", ("site", instance.Name)],
                Body = typeof(OpenedLetter),
                With = new Dictionary<string, object?>
                {
                    [nameof(OpenedLetter.Why)] = opened.Why,
                    [nameof(OpenedLetter.IsGroup)] = opened.GroupId is not null,
                    [nameof(OpenedLetter.Url)] = instance.Absolute(to.Path),
                },
                Errand = $"{Kind}:{opened.Id}:{to.Mark}",
            },
            ct
        );
    }

    private async Task<List<OpenedReader>> TeamOf(EventId id, CancellationToken ct)
    {
        var groups = await db.Set<EventHost>()
            .Where(h => h.EventId == id && h.GroupId != null)
            .Select(h => h.GroupId!.Value)
            .ToListAsync(ct);
        List<OpenedReader> all = [.. await ByKey(id, ct), .. await ByFace(id, ct)];
        foreach (var group in groups)
            all.AddRange((await KeepersOf(group, ct)).Select(k => k with { Path = LogOf(id) }));
        return all;
    }

    private async Task<IEnumerable<OpenedReader>> ByKey(EventId id, CancellationToken ct)
    {
        var keys = await db
            .Keys.Where(k =>
                k.EventId == id
                && k.Kind == KeyKind.Organizer
                && k.RevokedAt == null
                && k.Email != null
                && k.ConfirmedAt != null
            )
            .ToListAsync(ct);
        return keys.Select(k => new OpenedReader(k.Email!, k.Language, LogOf(id), $"{k.Id}"));
    }

    private async Task<IEnumerable<OpenedReader>> ByFace(EventId id, CancellationToken ct)
    {
        var hosts = await (
            from host in db.Set<EventHost>()
            join face in db.Set<Profile>() on host.ProfileId equals face.Id
            join account in db.Set<Account>() on face.AccountId equals account.Id
            where host.EventId == id
            select new
            {
                account.Email,
                account.Language,
                face.Id,
            }
        ).ToListAsync(ct);
        return hosts.Select(h => new OpenedReader(h.Email, h.Language, LogOf(id), $"{h.Id}"));
    }

    private static string LogOf(EventId id) => $"/events/{id}/log";

    private async Task<List<OpenedReader>> KeepersOf(GroupId group, CancellationToken ct)
    {
        var keepers = (await db.KeepersOf(group, clock.GetCurrentInstant().InUtc().Date, ct))
            .Select(k => k.Member)
            .ToArray();
        var found = await (
            from member in db.Set<Member>()
            join face in db.Set<Profile>() on member.ProfileId equals face.Id
            join account in db.Set<Account>() on face.AccountId equals account.Id
            join place in db.Set<Group>() on member.GroupId equals place.Id
            where keepers.Contains(member.Id)
            select new
            {
                account.Email,
                account.Language,
                place.Handle,
                member.Id,
            }
        ).ToListAsync(ct);
        return [.. found.Select(f => new OpenedReader(f.Email, f.Language, Space.PathOf(f.Handle), $"{f.Id}"))];
    }
}

/// <summary>Somebody who is told.</summary>
internal sealed record OpenedReader(string Email, string Language, string Path, string Mark);
