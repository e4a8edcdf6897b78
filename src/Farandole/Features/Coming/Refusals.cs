using System.Buffers.Text;
using System.Security.Cryptography;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;

namespace Farandole.Features.Coming;

/// <summary>
/// The link "never write to me": made for one address and of use for nothing else. It never ends, because the letter that
/// it stands in may be opened in years.
/// </summary>
internal sealed class Refusals(AddressHash signer)
{
    private const int HashLength = 32;
    private const int ProofLength = 16;

    public string PathOf(EmailAddress address)
    {
        var hash = signer.Of(address);
        return $"/refusal/{Base64Url.EncodeToString([.. hash, .. Proof(hash)])}";
    }

    /// <summary>The hash of the address that the link was made for; null when we did not make it.</summary>
    public byte[]? Read(string token)
    {
        if (!Base64Url.IsValid(token, out var length) || length != HashLength + ProofLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var hash = bytes[..HashLength];
        return CryptographicOperations.FixedTimeEquals(Proof(hash), bytes.AsSpan(HashLength)) ? hash : null;
    }

    private byte[] Proof(byte[] hash) => signer.Sign("refusal", hash)[..ProofLength];
}
