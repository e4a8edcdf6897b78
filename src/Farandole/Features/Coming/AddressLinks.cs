using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;

namespace Farandole.Features.Coming;

/// <summary>
/// The link in the letter that asks whether an address may be added to an answer. It is not the personal link: an address
/// typed wrongly is somebody else's, and they must not get that.
/// </summary>
internal sealed class AddressLinks(AddressHash signer)
{
    private const string Purpose = "address";
    private const int IdLength = 16;

    /// <summary>Of the hash of the address: another address needs another link.</summary>
    private const int HashLength = 16;

    public string PathOf(NewAddress given) =>
        $"/a/{signer.Token(Purpose, [.. given.ParticipationId.Value.ToByteArray(), .. Start(given.EmailHash)])}";

    /// <summary>Whose answer and which address it is about; null when we did not make it.</summary>
    public AddressLink? Read(string token) =>
        signer.Read(Purpose, token, IdLength + HashLength) is { } names
            ? new(new(new Guid(names.AsSpan(0, IdLength))), names[IdLength..])
            : null;

    public static ReadOnlySpan<byte> Start(byte[] hash) => hash.AsSpan(0, Math.Min(HashLength, hash.Length));
}

/// <summary>Whose answer, and the beginning of the hash of the address.</summary>
internal sealed record AddressLink(ParticipationId Participation, byte[] Start)
{
    public bool IsFor(byte[] hash) => AddressLinks.Start(hash).SequenceEqual(Start);
}
