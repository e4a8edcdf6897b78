using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;

namespace Farandole.Platform.Identity;

/// <summary>
/// What the letter of a sign-in brings: a link for this device, and eight digits to type on another. Made again from the
/// instance's secret each time that they are needed: no proof lies in the database or in a job.
/// </summary>
internal sealed class SignInProofs(AddressHash signer)
{
    private const int Digits = 8;

    /// <summary>The secret goes behind <c>#</c>: servers and logs never see it.</summary>
    public string LinkOf(string selector) => $"{PathOf(selector)}#{SecretOf(selector).Reveal()}";

    public static string PathOf(string selector) => $"/account/sign-ins/{selector}";

    public string CodeOf(string selector) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(Sign("sign-in code", selector)) % 100_000_000).ToString(
            $"D{Digits}",
            CultureInfo.InvariantCulture
        );

    /// <summary>Whether this proves that its writer got the letter.</summary>
    /// <param name="selector">Of the sign-in.</param>
    /// <param name="shown">The digits, spaced as people space them, or the link or its end.</param>
    public bool Opens(string selector, string shown)
    {
        var typed = string.Concat(shown.Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length == Digits)
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(typed),
                Encoding.UTF8.GetBytes(CodeOf(selector))
            );
        return Secret.Parse(typed[(typed.LastIndexOf('#') + 1)..], "fs") is { } secret
            && secret.Selector == selector
            && secret.Opens(SecretOf(selector).Hash);
    }

    private Secret SecretOf(string selector) => Secret.Derived("fs", selector, Sign("sign-in", selector));

    private byte[] Sign(string purpose, string selector) => signer.Sign(purpose, Encoding.ASCII.GetBytes(selector));
}
