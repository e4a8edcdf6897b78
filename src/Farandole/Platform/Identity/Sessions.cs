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
/// Keys and tickets that were shown are remembered for eight hours behind a cookie of 256 random bits, who signed in for
/// a month; the database has its SHA-256 only. Revoking a key ends what it opened at once, because each request asks again.
/// </summary>
internal sealed class Sessions(Writer writer, Instance instance, IClock clock)
{
    public static readonly Duration Length = Duration.FromHours(8);

    /// <summary>Of somebody who signed in.</summary>
    public static readonly Duration AccountLength = Duration.FromDays(30);

    /// <summary>Of somebody who owes the second step.</summary>
    public static readonly Duration HalfLength = Duration.FromMinutes(30);

    /// <summary><c>__Host-</c> demands HTTPS; plain HTTP is for one's own machine.</summary>
    public string CookieName => instance.IsSecure ? "__Host-e" : "e";

    public byte[]? IdOf(HttpContext context) =>
        context.Request.Cookies[CookieName] is { Length: 43 } cookie ? Hash(cookie) : null;

    public Task<Viewer> Load(Db.Db db, byte[] id, CancellationToken ct) =>
        db.ViewerOf(id, clock.GetCurrentInstant(), ct);

    /// <summary>Remembers a key that was shown, in this visitor's session or a new one.</summary>
    public Task Open(HttpContext context, EventKey key, CancellationToken ct) =>
        Open(context, new Grant(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label), ct);

    /// <summary>Remembers a ticket that was shown.</summary>
    public Task Open(HttpContext context, Participation participation, CancellationToken ct) =>
        Open(context, new Grant(GrantKind.Ticket, participation.EventId, null, participation.Id, null), ct);

    /// <summary>
    /// Signs in: a session of its own, under a cookie that nobody can have planted before. What was open stays open.
    /// </summary>
    /// <param name="context">Of the request.</param>
    /// <param name="entry">Whose account it is, and what was shown of it.</param>
    /// <param name="device">As it calls itself.</param>
    /// <param name="ct">Of the request.</param>
    public async Task SignIn(HttpContext context, Entry entry, string? device, CancellationToken ct)
    {
        var (cookie, before, now) = (NewCookie(), IdOf(context), clock.GetCurrentInstant());
        var expires = await writer.Write(
            async (db, token) =>
            {
                var isHalf = !entry.IsWhole && await db.AsksForMore(entry.Account, token);
                var session = new Session
                {
                    Id = Hash(cookie),
                    CreatedAt = now,
                    ExpiresAt = now + (isHalf ? HalfLength : AccountLength),
                    Device = device,
                };
                db.Add(session);
                db.Add(
                    new SessionGrant
                    {
                        SessionId = session.Id,
                        AccountId = entry.Account,
                        Kind = nameof(GrantKind.Account),
                        Way = entry.Way,
                        FactorAt = entry.IsWhole ? now : null,
                    }
                );
                await db.SaveChangesAsync(token);
                if (before is not null)
                    await Succeed(db, before, session, token);
                return session.ExpiresAt;
            },
            ct
        );
        context.Response.Cookies.Append(CookieName, cookie, Cookie(expires));
    }

    /// <summary>What the session before had opened, for as long as it would have been.</summary>
    private static async Task Succeed(Db.Db db, byte[] before, Session session, CancellationToken ct)
    {
        var until = session.CreatedAt + Length;
        await db.Set<SessionGrant>()
            .Where(g => g.SessionId == before && g.AccountId == null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(g => g.SessionId, session.Id)
                        .SetProperty(g => g.ExpiresAt, g => g.ExpiresAt ?? until),
                ct
            );
        await db.Set<Session>().Where(s => s.Id == before).ExecuteDeleteAsync(ct);
    }

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
                : NewCookie();
        var expires = await Remember(Hash(cookie), grant, clock.GetCurrentInstant(), ct);
        context.Response.Cookies.Append(CookieName, cookie, Cookie(expires));
        context.SetViewer(context.Viewer() with { Grants = context.Viewer().Grants.Add(grant) });
    }

    /// <summary>When the session ends: that of an account goes on longer than what is opened in it.</summary>
    private Task<Instant> Remember(byte[] id, Grant grant, Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var until = now + Length;
                var session = await db.Set<Session>().AsTracking().FirstOrDefaultAsync(s => s.Id == id, token);
                if (session is null)
                    db.Add(
                        session = new Session
                        {
                            Id = id,
                            CreatedAt = now,
                            ExpiresAt = until,
                        }
                    );
                session.ExpiresAt = Instant.Max(session.ExpiresAt, until);
                await Remember(db, id, grant, until, token);
                return session.ExpiresAt;
            },
            ct
        );

    private static async Task Remember(Db.Db db, byte[] id, Grant grant, Instant until, CancellationToken ct)
    {
        var known = await db.Set<SessionGrant>()
            .AsTracking()
            .FirstOrDefaultAsync(
                g =>
                    g.SessionId == id
                    && g.AccountId == null
                    && g.KeyId == grant.KeyId
                    && g.ParticipationId == grant.ParticipationId,
                ct
            );
        if (known is null)
            db.Add(
                known = new SessionGrant
                {
                    SessionId = id,
                    KeyId = grant.KeyId,
                    ParticipationId = grant.ParticipationId,
                    EventId = grant.EventId,
                    Kind = grant.Kind.ToString(),
                }
            );
        known.ExpiresAt = until;
    }

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

    private static string NewCookie() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static byte[] Hash(string cookie) => SHA256.HashData(Encoding.ASCII.GetBytes(cookie));
}

/// <summary>Somebody signs in.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Way">By what.</param>
internal sealed record Entry(AccountId Account, SignedBy Way)
{
    /// <summary>Whether the second step was shown as well. Where one is on, no account opens without.</summary>
    public bool IsWhole { get; init; }
}
