using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Faces;

/// <summary>The names of profiles and groups in addresses: one list for all, in which nothing is ever given twice.</summary>
internal static class Handles
{
    private const int Digits = 5;

    public static byte[] Of(this AddressHash hashes, Handle handle) =>
        hashes.Sign("handle", Encoding.UTF8.GetBytes(handle.Value));

    /// <summary>Whether it is or was somebody's.</summary>
    public static Task<bool> IsTaken(this Db db, byte[] hash, CancellationToken ct) =>
        db.Set<TakenHandle>().AnyAsync(t => t.Hash == hash, ct);

    public static string PageOf(string handle) => $"/@{handle}";

    /// <summary>Behind which handle a list by handles goes on; whatever is none begins it.</summary>
    public static string Behind(string? after) => Handle.Parse(after)?.Value ?? "";

    /// <summary>For a name whose owner was not asked for a handle: its letters, and digits where that is not enough.</summary>
    public static async Task<Handle> FreeHandle(this Db db, AddressHash hashes, string name, CancellationToken ct)
    {
        var letters = LettersOf(name);
        if (Handle.Parse(letters) is { IsReserved: false } plain && !await db.IsTaken(hashes.Of(plain), ct))
            return plain;
        var stem = letters.Any(char.IsAsciiLetter)
            ? letters[..Math.Min(letters.Length, Handle.MaxLength - Digits)]
            : "anonym";
        while (true)
        {
            var number = RandomNumberGenerator.GetInt32(10_000, 100_000).ToString(CultureInfo.InvariantCulture);
            if (Handle.Parse(stem + number) is { IsReserved: false } free && !await db.IsTaken(hashes.Of(free), ct))
                return free;
        }
    }

    /// <summary>Without accents, in small letters, with an underscore for what separates words.</summary>
    public static string LettersOf(string name)
    {
        var letters = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                letters.Append(c);
            else if (
                !char.IsLetter(c)
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && letters is [.., not '_']
            )
                letters.Append('_');
        }
        return letters.ToString().Trim('_') is var plain && plain.Length > Handle.MaxLength
            ? plain[..Handle.MaxLength].Trim('_')
            : plain;
    }
}
