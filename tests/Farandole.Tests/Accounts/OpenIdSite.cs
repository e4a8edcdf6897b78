using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Farandole.Tests.Accounts;

/// <summary>
/// Another site that knows people: a real OpenID Connect provider (OpenIddict) on a loopback port, which says that whoever
/// comes is <see cref="Subject"/>. What it says wrongly, a test chooses.
/// </summary>
internal sealed class OpenIdSite : IAsyncDisposable
{
    public const string ClientId = "farandole";
    public const string ClientSecret = "un secret entre deux maisons";

    // Made once: a key takes a second to find on a busy machine.
    private static readonly RsaSecurityKey Signs = new(RSA.Create(2048)) { KeyId = "house" };
    private static readonly SymmetricSecurityKey Encrypts = new(RandomNumberGenerator.GetBytes(32));
    private readonly WebApplication host;

    private OpenIdSite(WebApplication host) => this.host = host;

    public string Subject { get; set; } = "nadia-7";

    public string? Email { get; set; } = "nadia@exemple.fr";

    public bool IsVerified { get; set; } = true;

    /// <summary>What it lies about: <c>issuer nonce audience person</c>.</summary>
    public string? Lie { get; set; }

    /// <summary>The one address that it sends people back to.</summary>
    public string ReturnTo { get; set; } = "http://farandole.test/account/outside/house/return";

    public string Url => host.Urls.First();

    public (string Name, string Value)[] Settings =>
        [
            ("OpenId:house:Name", "La Maison"),
            ("OpenId:house:Authority", Url),
            ("OpenId:house:ClientId", ClientId),
            ("OpenId:house:ClientSecret", ClientSecret),
        ];

    public static async Task<OpenIdSite> StartAsync()
    {
        OpenIdSite site = null!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .SetUserInfoEndpointUris("userinfo")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Email)
                    .AddEncryptionKey(Encrypts)
                    .AddSigningKey(Signs)
                    .EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                Answer(options, () => site);
            });
        var host = builder.Build();
        host.UseAuthentication();
        site = new(host);
        var ct = TestContext.Current.CancellationToken;
        await host.StartAsync(ct);
        await site.WarmUp(ct);
        return site;
    }

    /// <summary>What it does first takes long on a busy machine; whoever goes there waits ten seconds at most.</summary>
    private async Task WarmUp(CancellationToken ct)
    {
        using var network = new SocketsHttpHandler();
        using var program = new HttpMessageInvoker(network);
        foreach (var document in (string[])["openid-configuration", "jwks"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"{Url}/.well-known/{document}");
            using var answer = await program.SendAsync(asked, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }

    private static void Answer(OpenIddictServerBuilder options, Func<OpenIdSite> site)
    {
        options.AddEventHandler<ValidateAuthorizationRequestContext>(h =>
            h.UseInlineHandler(asked =>
            {
                if (asked.ClientId != ClientId || asked.RedirectUri != site().ReturnTo)
                    asked.Reject(Errors.InvalidClient);
                return ValueTask.CompletedTask;
            })
        );
        options.AddEventHandler<ValidateTokenRequestContext>(h =>
            h.UseInlineHandler(asked =>
            {
                if (asked.ClientId != ClientId || asked.ClientSecret != ClientSecret)
                    asked.Reject(Errors.InvalidClient);
                return ValueTask.CompletedTask;
            })
        );
        AnswerWho(options, site);
    }

    private static void AnswerWho(OpenIddictServerBuilder options, Func<OpenIdSite> site)
    {
        options.AddEventHandler<HandleAuthorizationRequestContext>(h =>
            h.UseInlineHandler(asked =>
            {
                asked.SignIn(site().Person(asked.Request.GetScopes()));
                return ValueTask.CompletedTask;
            })
        );
        options.AddEventHandler<ProcessSignInContext>(h =>
            h.UseInlineHandler(signing =>
                {
                    site().LieTo(signing.IdentityTokenPrincipal);
                    return ValueTask.CompletedTask;
                })
                .SetOrder(OpenIddictServerHandlers.GenerateIdentityToken.Descriptor.Order - 1)
        );
        options.AddEventHandler<HandleUserInfoRequestContext>(h =>
            h.UseInlineHandler(asked =>
                {
                    if (site().Lie == "person")
                        asked.Subject = "somebody-else";
                    return ValueTask.CompletedTask;
                })
                .SetOrder(int.MaxValue)
        );
    }

    private ClaimsPrincipal Person(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("house");
        identity.SetClaim(Claims.Subject, Subject);
        if (Email is not null)
            identity.SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, IsVerified);
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return new(identity);
    }

    private void LieTo(ClaimsPrincipal? token)
    {
        if (Lie == "issuer")
            token?.SetClaim(Claims.Private.Issuer, "http://127.0.0.1:1/");
        else if (Lie == "nonce")
            token?.SetClaim(Claims.Nonce, "that of another time");
        else if (Lie == "audience")
            token?.SetAudiences("another-site");
    }
}
