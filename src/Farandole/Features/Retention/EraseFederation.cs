using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>What was needed to speak with other servers, once it is needed no more.</summary>
internal sealed class EraseFederation(Writer writer) : IErase
{
    /// <summary>What nobody could deal with, and what nobody took.</summary>
    private static readonly Duration Stuck = Duration.FromDays(4);

    private static readonly Duration Remembered = Duration.FromDays(30);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var (stuck, old) = (now - Stuck, now - Remembered);
                await db.Set<ReceivedRow>().Where(r => r.At < stuck).ExecuteDeleteAsync(token);
                await db.Set<OutgoingRow>().Where(o => o.At < stuck).ExecuteDeleteAsync(token);
                await db.Set<SeenActivityRow>().Where(s => s.At < old).ExecuteDeleteAsync(token);
                await db.Set<RemoteKeyRow>().Where(k => k.FetchedAt < old).ExecuteDeleteAsync(token);
                await db.Set<RemoteHostRow>().Where(h => h.LastTry < old).ExecuteDeleteAsync(token);
                await db.Set<RemoteSoftwareRow>().Where(s => s.AskedAt < old).ExecuteDeleteAsync(token);
                // Of answers that are nobody's any more nobody need know whose they were.
                await db.Set<RemoteAnswerRow>()
                    .Where(a => db.Participations.Any(p => p.Id == a.ParticipationId && p.Code == ""))
                    .ExecuteDeleteAsync(token);
                await Elsewhere(db, now, old, token);
                await Memberships(db, now, token);
                await Actors(db, old, token);
                await db.Set<ActorKeyRow>()
                    .Where(k => k.SealedBefore != null && k.RenewedAt < stuck)
                    .ExecuteUpdateAsync(s => s.SetProperty(k => k.SealedBefore, (byte[]?)null), token);
                // Whoever is gone still signs their farewell.
                await db.Set<ActorKeyRow>()
                    .Where(k =>
                        k.ProfileId != null && !db.Set<Profile>().Any(p => p.Id == k.ProfileId)
                        || k.GroupId != null && !db.Set<Group>().Any(g => g.Id == k.GroupId)
                    )
                    .Where(k => !db.Set<OutgoingRow>().Any(o => o.ProfileId == k.ProfileId && o.GroupId == k.GroupId))
                    .ExecuteDeleteAsync(token);
            },
            ct
        );

    /// <summary>Those on other servers who have a part in nothing here any more.</summary>
    private static async Task Actors(Db db, Instant old, CancellationToken ct)
    {
        await db.Set<RemoteActorRow>()
            .Where(a => a.FetchedAt < old)
            .Where(a =>
                !db.Set<RemoteAnswerRow>().Any(r => r.Actor == a.Address)
                && !db.Set<RemoteQuestionRow>().Any(q => q.Actor == a.Address)
                && !db.Set<RemoteFollowRow>().Any(f => f.Actor == a.Address)
                && !db.Set<RemoteEventRow>().Any(e => e.Actor == a.Address)
                && !db.Set<RemotePostRow>().Any(p => p.Actor == a.Address)
                && !db.Set<RemoteTellerRow>().Any(t => t.Actor == a.Address)
                && !db.Set<Report>().Any(r => r.Actor == a.Address)
                && !db.Set<RemoteParticipationRow>().Any(p => p.Actor == a.Address)
                && !db.Set<RemoteMembershipRow>().Any(m => m.Actor == a.Address)
                && !db.Set<RemoteMemberRow>().Any(m => m.Actor == a.Address)
                && !db.Set<Profile>().Any(p => p.MovedTo == a.Address || p.KnownAs == a.Address)
                && !db.Set<Group>().Any(g => g.MovedTo == a.Address || g.KnownAs == a.Address)
            )
            .ExecuteDeleteAsync(ct);
    }

    /// <summary>Places in groups of other sites that are over, and invitations that nobody answered.</summary>
    private static async Task Memberships(Db db, Instant now, CancellationToken ct)
    {
        var day = now.InUtc().Date.PlusDays(-RemoteMembershipRow.KeptDays);
        await db.Set<RemoteMembershipRow>()
            .Where(m => m.Since < day && !RemoteMembershipRow.Lasting.Contains(m.State))
            .ExecuteDeleteAsync(ct);
    }

    /// <summary>Events of other sites that are over and who came, and those that nobody who is followed told of, once they are old.</summary>
    private static async Task Elsewhere(Db db, Instant now, Instant old, CancellationToken ct)
    {
        var (endedBefore, saidBefore) = (now - Event.KeptAfterEnd, now - RemotePostRow.Kept);
        await db.Set<RemoteEventRow>().Where(e => e.EndsAt < endedBefore).ExecuteDeleteAsync(ct);
        // What was put off is kept as long as it is.
        await db.Set<RemoteParticipationRow>()
            .Where(p => p.EndsAt < endedBefore && !db.Set<RemoteEventRow>().Any(e => e.Id == p.EventId))
            .ExecuteDeleteAsync(ct);
        await db.Set<RemoteTellerRow>()
            .Where(t => !db.Set<RemoteFollowRow>().Any(f => f.Actor == t.Actor))
            .ExecuteDeleteAsync(ct);
        await db.Set<RemoteEventRow>()
            .Where(e => e.SaidAt < old && !db.Set<RemoteTellerRow>().Any(t => t.EventId == e.Id))
            // Who asked to come is told of it until it is over, and who shows it shows it as long.
            .Where(e => !db.Set<RemoteParticipationRow>().Any(p => p.EventId == e.Id))
            .Where(e => !db.Set<Promotion>().Any(p => p.ElsewhereId == e.Id))
            .ExecuteDeleteAsync(ct);
        // News of those whom nobody follows is not heard of again when it is changed or gone.
        await db.Set<RemotePostRow>()
            .Where(p =>
                p.PublishedAt < saidBefore
                || !db.Set<RemoteFollowRow>().Any(f => f.Actor == p.Actor && f.ProfileId != null)
            )
            .ExecuteDeleteAsync(ct);
        await db.Set<RemoteGraveRow>().Where(g => g.At < old).ExecuteDeleteAsync(ct);
    }
}
