using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>
/// Keys and tickets that were shown are remembered for eight hours behind a cookie of 256 random bits; the database has
/// its SHA-256 only. Revoking a key ends what it opened at once, because each request asks again.
/// </summary>
internal sealed class Sessions(Writer writer, Instance instance, IClock clock)
{
    public static readonly Duration Length = Duration.FromHours(8);

    /// <summary><c>__Host-</c> demands HTTPS; plain HTTP is for one's own machine.</summary>
    public string CookieName => instance.IsSecure ? "__Host-e" : "e";

    public byte[]? IdOf(HttpContext context) =>
        context.Request.Cookies[CookieName] is { Length: 43 } cookie ? Hash(cookie) : null;

    public async Task<Viewer> Load(Db.Db db, byte[] id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var rows = await (
            from grant in db.Set<SessionGrant>()
            join session in db.Set<Session>() on grant.SessionId equals session.Id
            from key in db
                .Keys.Where(k =>
                    k.Id == grant.KeyId && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)
                )
                .DefaultIfEmpty()
            from answer in db.Participations.Where(p => p.Id == grant.ParticipationId).DefaultIfEmpty()
            from joined in db.AllEvents.Where(e => e.Id == answer.EventId).DefaultIfEmpty()
            where
                grant.SessionId == id
                && session.ExpiresAt > now
                && (grant.KeyId == null || key != null)
                && (grant.ParticipationId == null || answer.RemovedAt == null)
            select new GrantRow
            {
                // Who has not confirmed, or has left, may open the event as somebody invited and is not among those who come.
                Kind =
                    grant.ParticipationId == null || answer.ConfirmedAt != null && answer.WithdrawnAt == null
                        ? grant.Kind
                        : nameof(GrantKind.Invitation),
                EventId = grant.EventId,
                KeyId = grant.KeyId,
                ParticipationId = grant.ParticipationId,
                Label = key.Label,
                Answer = (Answer?)answer.Answer,
                ConfirmedAt = answer.ConfirmedAt,
                WithdrawnAt = answer.WithdrawnAt,
                ApprovedAt = answer.ApprovedAt,
                ApprovalSince = joined.ApprovalSince,
            }
        ).ToListAsync(ct);
        return new([.. rows.Select(r => r.ToGrant(now))]);
    }

    /// <summary>Remembers a key that was shown, in this visitor's session or a new one.</summary>
    public Task Open(HttpContext context, EventKey key, CancellationToken ct) =>
        Open(context, new Grant(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label), ct);

    /// <summary>Remembers a ticket that was shown.</summary>
    public Task Open(HttpContext context, Participation participation, CancellationToken ct) =>
        Open(context, new Grant(GrantKind.Ticket, participation.EventId, null, participation.Id, null), ct);

    /// <summary>Forgets everything that this visitor opened.</summary>
    public async Task Close(HttpContext context, CancellationToken ct)
    {
        if (IdOf(context) is not { } id)
            return;
        await writer.Write((db, token) => db.Set<Session>().Where(s => s.Id == id).ExecuteDeleteAsync(token), ct);
        context.Response.Cookies.Delete(CookieName, Cookie(null));
    }

    private async Task Open(HttpContext context, Grant grant, CancellationToken ct)
    {
        var cookie =
            context.Request.Cookies[CookieName] is { Length: 43 } shown && context.Viewer() != Viewer.Nobody
                ? shown
                : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetCurrentInstant();
        await Remember(Hash(cookie), grant, now, ct);
        context.Response.Cookies.Append(CookieName, cookie, Cookie(now + Length));
        context.SetViewer(context.Viewer() with { Grants = context.Viewer().Grants.Add(grant) });
    }

    private Task Remember(byte[] id, Grant grant, Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var session = await db.Set<Session>().AsTracking().FirstOrDefaultAsync(s => s.Id == id, token);
                if (session is null)
                    db.Add(
                        new Session
                        {
                            Id = id,
                            CreatedAt = now,
                            ExpiresAt = now + Length,
                        }
                    );
                else
                    session.ExpiresAt = now + Length;
                if (
                    await db.Set<SessionGrant>()
                        .AnyAsync(
                            g =>
                                g.SessionId == id
                                && g.KeyId == grant.KeyId
                                && g.ParticipationId == grant.ParticipationId,
                            token
                        )
                )
                    return;
                db.Add(
                    new SessionGrant
                    {
                        SessionId = id,
                        KeyId = grant.KeyId,
                        ParticipationId = grant.ParticipationId,
                        EventId = grant.EventId,
                        Kind = grant.Kind.ToString(),
                    }
                );
            },
            ct
        );

    private CookieOptions Cookie(Instant? expires) =>
        new()
        {
            HttpOnly = true,
            Secure = instance.IsSecure,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
            Expires = expires?.ToDateTimeOffset(),
        };

    /// <summary>What one thing that was shown says at this moment.</summary>
    private sealed record GrantRow
    {
        public required string Kind { get; init; }

        public EventId? EventId { get; init; }

        public KeyId? KeyId { get; init; }

        public ParticipationId? ParticipationId { get; init; }

        public string? Label { get; init; }

        public Answer? Answer { get; init; }

        public Instant? ConfirmedAt { get; init; }

        public Instant? WithdrawnAt { get; init; }

        public Instant? ApprovedAt { get; init; }

        public Instant? ApprovalSince { get; init; }

        public Grant ToGrant(Instant now)
        {
            var grant = new Grant(Enum.Parse<GrantKind>(Kind), EventId, KeyId, ParticipationId, Label);
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

    private static byte[] Hash(string cookie) => SHA256.HashData(Encoding.ASCII.GetBytes(cookie));
}
