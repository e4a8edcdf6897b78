using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Identity;

namespace Farandole.Features.Questions;

/// <summary>
/// Tells one visitor from another for one event and nothing else: by their personal link if they showed it, else by a
/// cookie that is set when they first say "me too" and never before. What is kept is a keyed hash of both, so that
/// nobody can be followed from one event to the next.
/// </summary>
internal sealed class Visitors(AddressHash signer, Instance instance)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private string CookieName => instance.IsSecure ? "__Host-too" : "too";

    public byte[] Of(HttpContext context, EventId about)
    {
        if (context.Viewer().ParticipationIn(about) is { } mine)
            return Of(mine, about);
        var cookie = context.Request.Cookies[CookieName];
        if (cookie is not { Length: 22 } || !Base64Url.IsValid(cookie))
        {
            cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            context.Response.Cookies.Append(CookieName, cookie, Cookie);
        }
        return Hash(about, Encoding.ASCII.GetBytes(cookie));
    }

    /// <summary>The same for who has answered the event.</summary>
    public byte[] Of(ParticipationId who, EventId about) => Hash(about, who.Value.ToByteArray());

    private byte[] Hash(EventId about, byte[] who) => signer.Sign("wonder", [.. about.Value.ToByteArray(), .. who]);

    private CookieOptions Cookie =>
        new()
        {
            HttpOnly = true,
            Secure = instance.IsSecure,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
            MaxAge = Kept,
        };
}
