using Farandole.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>
/// WebAuthn by the handler of ASP.NET Core Identity: for this instance's address alone, found by the device itself, and
/// only once the device has recognised its owner.
/// </summary>
internal sealed class PasskeyChecks : IDisposable
{
    private readonly UserManager<Account> accounts;

    public PasskeyChecks(Db.Db db, Instance instance)
    {
        accounts = new(
            new PasskeyStore(db),
            Options.Create(new IdentityOptions()),
            passwordHasher: null!,
            userValidators: [],
            passwordValidators: [],
            keyNormalizer: null!,
            errors: new(),
            services: null!,
            NullLogger<UserManager<Account>>.Instance
        );
        Handler = new PasskeyHandler<Account>(accounts, Options.Create(For(instance)));
    }

    public IPasskeyHandler<Account> Handler { get; }

    /// <summary>WebAuthn level 3, 5.1.2: names only. An address in figures has no passkeys.</summary>
    public static bool Work(Instance instance) => instance.Url.HostNameType == UriHostNameType.Dns;

    public void Dispose() => accounts.Dispose();

    private static IdentityPasskeyOptions For(Instance instance)
    {
        var here = instance.Url.GetLeftPart(UriPartial.Authority);
        return new()
        {
            AuthenticatorTimeout = PasskeyCeremony.Length.ToTimeSpan(),
            ServerDomain = instance.Url.Host,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
            // Never what a request claims.
            ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == here),
        };
    }
}
