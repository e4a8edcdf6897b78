using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// The framework's OpenID Connect (code, PKCE, state, nonce, issuer and audience checked), without its accounts and its
/// cookies of a session: what it found out is ours to judge, and no token is kept. Made when a site is first gone to.
/// </summary>
internal sealed partial class OpenIdDoor(Instance instance, IDataProtectionProvider protection, ILoggerFactory loggers)
{
    private const string InvitationItem = "invitation";
    private const string LinksItem = "links";
    private const string IssuerItem = "issuer";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, OpenIdConnectOptions> kept = new();
    private readonly ILogger log = loggers.CreateLogger<OpenIdDoor>();

    /// <summary>Sends the browser there.</summary>
    /// <returns>False when the site does not answer.</returns>
    public async Task<bool> Send(OpenIdSettings site, HttpContext context, string? invitation, AccountId? links)
    {
        var asked = new AuthenticationProperties { RedirectUri = "/account" };
        if (invitation is not null)
            asked.Items[InvitationItem] = invitation;
        if (links is { } account)
            asked.Items[LinksItem] = account.ToString();
        try
        {
            await (await HandlerOf(site, context)).ChallengeAsync(asked);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException)
        {
            LogSilent(site.Id, failure.GetType().Name);
            return false;
        }
    }

    /// <summary>Takes what the browser brought back.</summary>
    /// <returns>Null when it proves nothing.</returns>
    public async Task<Recognized?> Receive(OpenIdSettings site, HttpContext context)
    {
        var handler = await HandlerOf(site, context);
        await handler.HandleRequestAsync();
        return context.Items.TryGetValue(typeof(Recognized), out var found) ? found as Recognized : null;
    }

    private async Task<OpenIdConnectHandler> HandlerOf(OpenIdSettings site, HttpContext context)
    {
        var options = kept.GetOrAdd(site.Id, _ => OptionsOf(site));
        var handler = new OpenIdConnectHandler(
            new OneOption(options),
            loggers,
            HtmlEncoder.Default,
            UrlEncoder.Default
        );
        await handler.InitializeAsync(new(site.Id, null, typeof(OpenIdConnectHandler)), context);
        return handler;
    }

    private OpenIdConnectOptions OptionsOf(OpenIdSettings site)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = site.Authority.ToString(),
            ClientId = site.ClientId,
            ClientSecret = site.ClientSecret,
            CallbackPath = site.ReturnPath,
            ResponseType = OpenIdConnectResponseType.Code,
            // By GET to a page of ours, whose form goes on: then our own cookies are shown.
            ResponseMode = OpenIdConnectResponseMode.Query,
            RequireHttpsMetadata = !site.Authority.IsLoopback,
            GetClaimsFromUserInfoEndpoint = true,
            MapInboundClaims = false,
            SaveTokens = false,
            DisableTelemetry = true,
            BackchannelTimeout = Patience,
            // There is none; it is asked for and never used.
            SignInScheme = "none",
            Events = EventsOf(site),
        };
        options.Scope.Clear();
        foreach (var scope in site.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        if (!site.SaysWhetherProven)
            options.ClaimActions.MapJsonKey(site.AddressClaim, site.AddressClaim);
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = instance.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        }
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(site.Id, options);
        return options;
    }

    private OpenIdConnectEvents EventsOf(OpenIdSettings site) =>
        new()
        {
            OnRedirectToIdentityProvider = leaving =>
            {
                // Our own address, never what a request claims.
                leaving.ProtocolMessage.RedirectUri = instance.Absolute(site.ReturnPath);
                return Task.CompletedTask;
            },
            OnTokenValidated = token =>
            {
                token.Properties!.Items[IssuerItem] = token.SecurityToken.Issuer;
                return Task.CompletedTask;
            },
            OnTicketReceived = received =>
            {
                received.HttpContext.Items[typeof(Recognized)] = Read(site, received);
                received.HandleResponse();
                return Task.CompletedTask;
            },
            OnRemoteFailure = failed =>
            {
                LogRefused(site.Id, NameOf(failed.Failure));
                failed.HandleResponse();
                return Task.CompletedTask;
            },
        };

    private static Recognized? Read(OpenIdSettings site, TicketReceivedContext received)
    {
        string? Claim(string name) => received.Principal?.FindFirst(name)?.Value;
        var items = received.Properties!.Items;
        if (Claim("sub") is not { Length: > 0 } subject || items[IssuerItem] is not { Length: > 0 } issuer)
            return null;
        return new(site.Id, issuer, subject)
        {
            Address = EmailAddress.Parse(Claim(site.AddressClaim)),
            IsProven =
                site.TrustsAddress
                || site.SaysWhetherProven
                    && string.Equals(Claim("email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            Invitation = items.TryGetValue(InvitationItem, out var invitation) ? invitation : null,
            Links =
                items.TryGetValue(LinksItem, out var links) && Guid.TryParse(links, out var account)
                    ? new AccountId(account)
                    : null,
        };
    }

    /// <summary>The kind and the number alone: what else it says was sent by others.</summary>
    private static string NameOf(Exception? failure)
    {
        var all = new List<string>();
        for (var one = failure; one is not null; one = one.InnerException)
        {
            var at = one.Message.IndexOf("IDX", StringComparison.Ordinal);
            var number = at < 0 ? "" : " " + new string([.. one.Message.Skip(at).TakeWhile(char.IsAsciiLetterOrDigit)]);
            all.Add(one.GetType().Name + number);
        }
        return string.Join(", ", all);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The site {Site} does not answer: nobody can sign in by it ({Failure})."
    )]
    private partial void LogSilent(string site, string failure);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What came back from the site {Site} proves nothing ({Failure})."
    )]
    private partial void LogRefused(string site, string failure);

    /// <summary>The same whatever is asked for.</summary>
    private sealed class OneOption(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
