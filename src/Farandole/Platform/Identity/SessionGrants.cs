using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>What a session opens at this moment, by one question: what was shown may have been revoked since.</summary>
internal static class SessionGrants
{
    public static async Task<Viewer> ViewerOf(this Db.Db db, byte[] id, Instant now, CancellationToken ct) =>
        new([.. (await Rows(db, id, now).ToListAsync(ct)).Select(r => r.ToGrant(now))]);

    private static IQueryable<GrantRow> Rows(Db.Db db, byte[] id, Instant now) =>
        from grant in db.Set<SessionGrant>()
        join session in db.Set<Session>() on grant.SessionId equals session.Id
        from key in db
            .Keys.Where(k => k.Id == grant.KeyId && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .DefaultIfEmpty()
        from answer in db.Participations.Where(p => p.Id == grant.ParticipationId).DefaultIfEmpty()
        from request in db.Set<AccountRequest>().Where(r => r.AccountId == grant.AccountId).DefaultIfEmpty()
        from joined in db.AllEvents.Where(e => e.Id == answer.EventId).DefaultIfEmpty()
        where
            grant.SessionId == id
            && session.ExpiresAt > now
            && (grant.ExpiresAt == null || grant.ExpiresAt > now)
            && (grant.KeyId == null || key != null)
            && (grant.ParticipationId == null || answer.RemovedAt == null)
        select new GrantRow
        {
            // Who has not confirmed, or has left, may open the event as somebody invited and is not among those who come.
            // Whoever has not been let in has no account yet.
            Kind =
                request != null ? nameof(GrantKind.Waiting)
                : grant.ParticipationId == null || answer.ConfirmedAt != null && answer.WithdrawnAt == null ? grant.Kind
                : nameof(GrantKind.Invitation),
            EventId = grant.EventId,
            KeyId = grant.KeyId,
            ParticipationId = grant.ParticipationId,
            AccountId = grant.AccountId,
            Label = key.Label,
            Answer = (Answer?)answer.Answer,
            ConfirmedAt = answer.ConfirmedAt,
            WithdrawnAt = answer.WithdrawnAt,
            ApprovedAt = answer.ApprovedAt,
            ApprovalSince = joined.ApprovalSince,
        };

    /// <summary>What one thing that was shown says at this moment.</summary>
    private sealed record GrantRow
    {
        public required string Kind { get; init; }

        public EventId? EventId { get; init; }

        public KeyId? KeyId { get; init; }

        public ParticipationId? ParticipationId { get; init; }

        public AccountId? AccountId { get; init; }

        public string? Label { get; init; }

        public Answer? Answer { get; init; }

        public Instant? ConfirmedAt { get; init; }

        public Instant? WithdrawnAt { get; init; }

        public Instant? ApprovedAt { get; init; }

        public Instant? ApprovalSince { get; init; }

        public Grant ToGrant(Instant now)
        {
            var grant = new Grant(Enum.Parse<GrantKind>(Kind), EventId, KeyId, ParticipationId, Label)
            {
                AccountId = AccountId,
            };
            return Answer is { } given
                ? grant with
                {
                    Standing = new AnswerState(given, ConfirmedAt, WithdrawnAt, ApprovedAt).StandingAt(
                        now,
                        ApprovalSince
                    ),
                }
                : grant;
        }
    }
}
