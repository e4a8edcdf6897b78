using System.Security.Cryptography;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Events as other servers are told of them: what is in the agenda, as anybody sees it, by whoever announces it.</summary>
internal sealed class EventForServers(Db db, Instance instance, IClock clock)
{
    /// <summary>Null for what they are told nothing of: drafts, what is by link or on invitation, and what has no day.</summary>
    public async Task<ToldEvent?> Of(EventId id, CancellationToken ct) =>
        await db.Agenda().FirstOrDefaultAsync(e => e.Id == id, ct) is { } listed
            ? (await Of([listed], ct)).SingleOrDefault()
            : null;

    public async Task<IReadOnlyList<ToldEvent>> Of(IReadOnlyList<Event> listed, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var seen = listed
            .Select(e => EventAsSeen.By(Standing.Passer, e, now))
            .Where(s => s is { IsSurprise: false, Schedule: not null, Title: not null })
            .ToList();
        var told = new List<ToldEvent>();
        foreach (var one in await db.WithHosts(seen, Viewer.Nobody, ct))
        {
            var joins = await db.TakesJoins(one, ct);
            var (by, document) = (await ActorOf(one, ct), EventAsActivity.Of(one, joins, instance, now));
            told.Add(
                new(
                    by,
                    document with
                    {
                        Audience = by.Group is null ? null : by.Address,
                        Cc = [.. document.Cc, .. AudienceOf(by)],
                        CommentsEnabled = await db.TakesComments(one, ct),
                    }
                )
            );
        }
        return told;
    }

    /// <summary>
    /// Whoever follows who announces it, and the instance by name: snac takes from somebody whom nobody there follows only what
    /// names, in the object, whom somebody follows.
    /// </summary>
    public IEnumerable<string> AudienceOf(LocalActor by) =>
        by.IsInstance ? [by.Followers] : [by.Followers, instance.Relay().Address];

    /// <summary>The first who may be known to other servers; else the instance, which has no part in it.</summary>
    private async Task<LocalActor> ActorOf(EventAsSeen seen, CancellationToken ct) =>
        seen.Hosts.FirstOrDefault(h => h.IsFindable) is { } host
            ? await db.ActorNamed(instance, host.Handle, ct) ?? instance.Relay()
            : instance.Relay();
}

/// <summary>An event and who announces it to other servers, the instance if nobody else.</summary>
internal sealed record ToldEvent(LocalActor By, ActivityEvent Document)
{
    /// <summary>Of what is news: how many come changes with each answer, and is read where it stands.</summary>
    public byte[] Digest =>
        SHA256.HashData(
            (
                Document with
                {
                    Updated = null,
                    RemainingAttendeeCapacity = null,
                    ParticipantCount = null,
                    Attendees = null,
                }
            ).ToUtf8()
        );

    /// <summary>The activity by which it became known.</summary>
    public Activity Creation =>
        Activity.Create($"{Document.Id}/creation", By.Address, Document) with
        {
            To = Document.To,
            Cc = Document.Cc,
            Published = Document.Published,
        };
}
