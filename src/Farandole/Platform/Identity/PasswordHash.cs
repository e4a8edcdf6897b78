using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Farandole.Platform.Identity;

/// <summary>
/// Argon2id at what OWASP asks for (19 MiB, two passes), written down as PHC strings: each says how it was made, so that
/// the price can rise. Two at a time at most: each takes its memory and a core.
/// </summary>
internal sealed class PasswordHash : IDisposable
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private static readonly Price Today = new(Memory: 19_456, Passes: 2, Lanes: 1);

    /// <summary>What a password is held against where there is none: it takes as long, and is never right.</summary>
    private static readonly string Nobody = Text(Today, new byte[SaltBytes], new byte[HashBytes]);

    private readonly SemaphoreSlim gate = new(2);

    public async Task<string> Of(string password, CancellationToken ct)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Text(Today, salt, await Hash(password, salt, Today, ct));
    }

    /// <param name="kept">Null when nothing is known: the answer is no, and takes the same time.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="ct">Of the request.</param>
    public async Task<bool> Opens(string? kept, string password, CancellationToken ct)
    {
        var parts = (kept ?? Nobody).Split('$');
        var hash = await Hash(password, Bytes(parts[4]), Price.Read(parts[3]), ct);
        return CryptographicOperations.FixedTimeEquals(hash, Bytes(parts[5])) && kept is not null;
    }

    /// <summary>Whether it was hashed at today's price.</summary>
    public static bool IsOfToday(string kept) => Price.Read(kept.Split('$')[3]) == Today;

    public void Dispose() => gate.Dispose();

    private async Task<byte[]> Hash(string password, byte[] salt, Price price, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            // Two keyboards write é in two ways.
            using var argon = new Argon2id(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormC)))
            {
                Salt = salt,
                MemorySize = price.Memory,
                Iterations = price.Passes,
                DegreeOfParallelism = price.Lanes,
            };
            return await argon.GetBytesAsync(HashBytes);
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Text(Price price, byte[] salt, byte[] hash) =>
        $"$argon2id$v=19${price}${Plain(salt)}${Plain(hash)}";

    private static string Plain(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string plain) =>
        Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='));

    /// <summary>In KiB, in times over it, in threads.</summary>
    private readonly record struct Price(int Memory, int Passes, int Lanes)
    {
        public static Price Read(string text)
        {
            var numbers = text.Split(',').Select(p => int.Parse(p[2..], CultureInfo.InvariantCulture)).ToArray();
            return new(numbers[0], numbers[1], numbers[2]);
        }

        public override string ToString() => $"m={Memory},t={Passes},p={Lanes}";
    }
}
