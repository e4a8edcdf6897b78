using System.Buffers.Text;
using System.Text;
using Farandole.Platform;
using Farandole.Platform.Identity;
using NodaTime;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// What another site said of somebody who has yet to prove which account is theirs. Their browser alone keeps it, sealed:
/// whoever proves the account elsewhere links nothing, so nobody can be led to link a stranger.
/// </summary>
internal sealed class PendingLinks(AddressHash signer, Instance instance, IClock clock)
{
    private const string CookieName = "outside";
    private const string Purpose = "pending link";
    private const int IdentityLength = 32;
    private const int HeadLength = sizeof(long) + IdentityLength;
    private static readonly Duration Memory = Duration.FromMinutes(30);

    public void Keep(HttpContext context, string provider, byte[] identity)
    {
        var until = BitConverter.GetBytes((clock.GetCurrentInstant() + Memory).ToUnixTimeSeconds());
        var whole = signer.Seal(Purpose, [], (byte[])[.. until, .. identity, .. Encoding.ASCII.GetBytes(provider)]);
        context.Response.Cookies.Append(CookieName, Base64Url.EncodeToString(whole), Options(Memory.ToTimeSpan()));
    }

    /// <summary>Null when nothing waits in this browser.</summary>
    public PendingLink? Read(HttpContext context)
    {
        if (
            context.Request.Cookies[CookieName] is not { Length: > 0 and < 400 } cookie
            || !Base64Url.IsValid(cookie)
            || signer.Unseal(Purpose, [], Base64Url.DecodeFromChars(cookie)) is not { Length: > HeadLength } plain
            || BitConverter.ToInt64(plain) < clock.GetCurrentInstant().ToUnixTimeSeconds()
        )
            return null;
        return new(Encoding.ASCII.GetString(plain.AsSpan(HeadLength)), plain[sizeof(long)..HeadLength]);
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName, Options(null));

    private CookieOptions Options(TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            Secure = instance.IsSecure,
            SameSite = SameSiteMode.Strict,
            Path = "/account",
            MaxAge = age,
            IsEssential = true,
        };
}

/// <summary>Somebody's identity at another site, to be linked once an account is proven.</summary>
internal sealed record PendingLink(string Provider, byte[] Identity);
