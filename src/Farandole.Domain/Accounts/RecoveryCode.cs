using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Accounts;

/// <summary>
/// A code on paper that serves once, for whoever has lost their telephone. 118 random bits, as long as the number of a
/// bank account: ASVS 5.0, 6.5.2 asks for 112 to keep nothing but a plain hash.
/// </summary>
public sealed class RecoveryCode
{
    /// <summary>How many there are when they are made.</summary>
    public const int Many = 10;

    private const int Group = 4;
    private const int Groups = 6;

    /// <summary>Without what reads like something else: 0 and O, 1, I and L.</summary>
    private const string Characters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private RecoveryCode() { }

    /// <summary>SHA-256.</summary>
    public byte[] Hash { get; private set; } = [];

    public AccountId AccountId { get; private set; }

    /// <summary>A new code in groups of four, for its owner's eyes.</summary>
    public static string New() =>
        string.Join(
            '-',
            RandomNumberGenerator.GetString(Characters, Group * Groups).Chunk(Group).Select(g => new string(g))
        );

    public static RecoveryCode Keep(AccountId account, string code) =>
        new() { AccountId = account, Hash = HashOf(code)! };

    /// <summary>Spaces, dashes and the size of letters do not count.</summary>
    /// <returns>Null when no code of this kind was typed.</returns>
    public static byte[]? HashOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return code.Length == Group * Groups ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;
    }
}
