using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Stewards;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>What a session opens at this moment, by one question: what was shown may have been revoked since.</summary>
internal static class SessionGrants
{
    // Asked at every request of whoever showed something: translated once.
    private static readonly Func<Db.Db, byte[], Instant, IAsyncEnumerable<GrantRow>> Rows = EF.CompileAsyncQuery(
        (Db.Db db, byte[] id, Instant now) =>
            from grant in db.Set<SessionGrant>()
                .Where(g => g.SessionId == id && (g.ExpiresAt == null || g.ExpiresAt > now))
                // Whom the instance keeps away has no account here, by whatever way they signed in.
                .Where(g => g.AccountId == null || !db.Set<Block>().Any(b => b.ByInstance && b.Account == g.AccountId))
            join session in db.Set<Session>() on grant.SessionId equals session.Id
            from key in db
                .Keys.Where(k =>
                    k.Id == grant.KeyId && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)
                )
                .DefaultIfEmpty()
            from answer in db.Participations.Where(p => p.Id == grant.ParticipationId).DefaultIfEmpty()
            from request in db.Set<AccountRequest>().Where(r => r.AccountId == grant.AccountId).DefaultIfEmpty()
            from factor in db.Set<SecondFactor>()
                .Where(f => f.AccountId == grant.AccountId && f.SetOn != null)
                .DefaultIfEmpty()
            from steward in db.Set<Steward>().Where(s => s.AccountId == grant.AccountId).DefaultIfEmpty()
            from joined in db.AllEvents.Where(e => e.Id == answer.EventId).DefaultIfEmpty()
            where
                session.ExpiresAt > now
                && (grant.KeyId == null || key != null)
                && (grant.ParticipationId == null || answer.RemovedAt == null)
            select new GrantRow
            {
                // Who has not confirmed, or has left, may open the event as somebody invited and is not among those who come.
                // Whoever has not been let in has no account yet, and whoever still owes the second step has none here.
                Kind =
                    request != null ? nameof(GrantKind.Waiting)
                    : factor != null && grant.FactorAt == null ? nameof(GrantKind.Halfway)
                    : grant.ParticipationId == null || answer.ConfirmedAt != null && answer.WithdrawnAt == null
                        ? grant.Kind
                    : nameof(GrantKind.Invitation),
                EventId = grant.EventId,
                KeyId = grant.KeyId,
                ParticipationId = grant.ParticipationId,
                AccountId = grant.AccountId,
                Way = grant.Way,
                Office = steward == null ? null : new(steward.Role, steward.AsksForMore),
                HasMore = grant.FactorAt != null && (factor != null || grant.Way == SignedBy.Passkey),
                Label = key.Label,
                Answer = (Answer?)answer.Answer,
                ConfirmedAt = answer.ConfirmedAt,
                WithdrawnAt = answer.WithdrawnAt,
                ApprovedAt = answer.ApprovedAt,
                ApprovalSince = joined.ApprovalSince,
            }
    );

    public static async Task<Viewer> ViewerOf(this Db.Db db, byte[] id, Instant now, CancellationToken ct) =>
        new([.. (await Rows(db, id, now).ToListAsync(ct)).Select(r => r.ToGrant(now))]);

    /// <summary>Whether a letter or a password alone does not open this account.</summary>
    public static Task<bool> AsksForMore(this Db.Db db, AccountId account, CancellationToken ct) =>
        db.Set<SecondFactor>().AnyAsync(f => f.AccountId == account && f.SetOn != null, ct);

    /// <summary>What one thing that was shown says at this moment.</summary>
    private sealed record GrantRow
    {
        public required string Kind { get; init; }

        public EventId? EventId { get; init; }

        public KeyId? KeyId { get; init; }

        public ParticipationId? ParticipationId { get; init; }

        public AccountId? AccountId { get; init; }

        public SignedBy? Way { get; init; }

        public OfficeRow? Office { get; init; }

        /// <summary>The second step was shown, and the account still has one.</summary>
        public bool HasMore { get; init; }

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
                Way = Way,
                Office = Office is { } office ? new(office.Role, !office.AsksForMore || HasMore) : null,
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

    /// <summary>The role of the account in running the instance.</summary>
    private sealed record OfficeRow(StewardRole Role, bool AsksForMore);
}
