using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Tests.Canaries;

/// <summary>What browsers carry that have shown something.</summary>
internal sealed partial class CanaryWorld
{
    /// <summary>A session with one grant, and the cookie that opens it.</summary>
    internal static string Open(
        Db db,
        GrantKind grant,
        EventId? about,
        KeyId? key,
        ParticipationId? participation,
        Duration? since = null,
        AccountId? account = null
    )
    {
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = SHA256.HashData(Encoding.ASCII.GetBytes(cookie));
        var at = App.Start + (since ?? Duration.Zero);
        db.Add(
            new Session
            {
                Id = session,
                CreatedAt = at,
                ExpiresAt = at + Visit,
            }
        );
        db.Add(
            new SessionGrant
            {
                SessionId = session,
                KeyId = key,
                AccountId = account,
                FactorAt = account is null ? null : at,
                ParticipationId = participation,
                EventId = about,
                Kind = grant.ToString(),
            }
        );
        return cookie;
    }
}
