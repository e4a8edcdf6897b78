using Farandole.Platform.Identity;

namespace Farandole.Platform.Mail;

/// <summary>The page of an address: how it wants its letters, and which it got. Its link opens nothing else.</summary>
internal static class LetterLinks
{
    private const string Purpose = "letters";
    private const int HashLength = 32;

    public static string PathOf(byte[] address, AddressHash signer) => $"/letters/{signer.Token(Purpose, address)}";

    /// <summary>The hash of the address that the link was made for; null when we did not make it.</summary>
    public static byte[]? Read(string token, AddressHash signer) => signer.Read(Purpose, token, HashLength);
}
