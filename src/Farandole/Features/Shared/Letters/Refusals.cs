using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;

namespace Farandole.Features.Shared.Letters;

/// <summary>The link "never write to me", made for one address.</summary>
internal sealed class Refusals(AddressHash signer)
{
    private const string Purpose = "refusal";
    private const int HashLength = 32;

    public string PathOf(EmailAddress address) => $"/refusal/{signer.Token(Purpose, signer.Of(address))}";

    /// <summary>The hash of the address that the link was made for; null when we did not make it.</summary>
    public byte[]? Read(string token) => signer.Read(Purpose, token, HashLength);
}
