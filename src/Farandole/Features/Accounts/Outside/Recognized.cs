using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;

namespace Farandole.Features.Accounts.Outside;

/// <summary>Whom another site, or the directory, says that somebody is.</summary>
/// <param name="Provider">As the settings name it.</param>
/// <param name="Issuer">Who says so, for ever.</param>
/// <param name="Subject">Whom, for ever: never given to anybody else there.</param>
internal sealed record Recognized(string Provider, string Issuer, string Subject)
{
    public EmailAddress? Address { get; init; }

    /// <summary>Whether the instance believes that the address is theirs.</summary>
    public bool IsProven { get; init; }

    /// <summary>By which they come; null without an invitation.</summary>
    public string? Invitation { get; init; }

    /// <summary>The account that this is to be linked to, by its owner who was signed in; null to sign in.</summary>
    public AccountId? Links { get; init; }

    /// <summary>Recognises them again, and says nobody who they are there.</summary>
    public byte[] IdentityFor(AddressHash signer) =>
        signer.Sign("outside", Encoding.UTF8.GetBytes($"{Issuer}\0{Subject}"));
}
