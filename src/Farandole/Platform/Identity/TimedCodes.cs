using Farandole.Domain.Kernel;
using NodaTime;
using OtpNet;

namespace Farandole.Platform.Identity;

/// <summary>
/// The six digits that an application on a telephone shows for half a minute (RFC 6238): the one setting that all of
/// them understand. Its secret lies encrypted.
/// </summary>
internal sealed class TimedCodes(AddressHash signer)
{
    private const int Digits = 6;

    /// <summary>RFC 4226, 4: 160 bits.</summary>
    private const int SecretBytes = 20;

    /// <summary>RFC 6238, 5.2: one step either way, for clocks that differ and people who type.</summary>
    private static readonly VerificationWindow OneStep = new(previous: 1, future: 1);

    public byte[] NewSealed(AccountId account) =>
        signer.Seal("second factor", Named(account), KeyGeneration.GenerateRandomKey(SecretBytes));

    /// <returns>The time step that this code is right for; null when it is wrong.</returns>
    public long? StepOf(AccountId account, byte[] kept, string typed, Instant now)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        if (code.Length != Digits || Unsealed(account, kept) is not { } secret)
            return null;
        var isRight = new Totp(secret).VerifyTotp(now.ToDateTimeUtc(), code, out var step, OneStep);
        return isRight ? step : null;
    }

    /// <summary>What is to be typed into the application, in groups of four.</summary>
    public string? SecretOf(AccountId account, byte[] kept) =>
        Unsealed(account, kept) is { } secret
            ? string.Join(' ', Base32Encoding.ToString(secret).Chunk(4).Select(g => new string(g)))
            : null;

    /// <summary>The same as an address, which the application reads from a drawing or is opened by.</summary>
    public string? AddressOf(AccountId account, byte[] kept, string email, string site) =>
        Unsealed(account, kept) is { } secret ? new OtpUri(OtpType.Totp, secret, email, site).ToString() : null;

    private byte[]? Unsealed(AccountId account, byte[] kept) => signer.Unseal("second factor", Named(account), kept);

    private static byte[] Named(AccountId account) => account.Value.ToByteArray();
}
