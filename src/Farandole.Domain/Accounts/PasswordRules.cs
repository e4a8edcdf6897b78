using System.Collections.Frozen;
using System.Text;

namespace Farandole.Domain.Accounts;

/// <summary>Why a password is refused.</summary>
public enum PasswordFlaw
{
    TooShort,
    TooLong,

    /// <summary>Among the first that anybody would try.</summary>
    Common,
}

/// <summary>
/// ASVS 5.0, 6.2: twelve characters or more, of any kind and in any mixture, and none of those that everybody tries first.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>What is left of a password beside what others know must be at least this long.</summary>
    private const int Own = 6;

    /// <summary>Where fingers go by themselves.</summary>
    private static readonly string[] Rows =
    [
        "0123456789012345678901234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "azertyuiopqsdfghjklmwxcvbn",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
    ];

    /// <summary>Figures and signs that stand for letters.</summary>
    private static readonly FrozenDictionary<char, char> Letters = new Dictionary<char, char>
    {
        ['0'] = 'o',
        ['1'] = 'i',
        ['3'] = 'e',
        ['4'] = 'a',
        ['5'] = 's',
        ['7'] = 't',
        ['@'] = 'a',
        ['$'] = 's',
    }.ToFrozenDictionary();

    /// <param name="typed">As it was typed, spaces included.</param>
    /// <param name="email">Of the account: its owner's name is what others know.</param>
    /// <param name="common">Words and whole passwords, in small letters.</param>
    /// <returns>Null when it will do.</returns>
    public static PasswordFlaw? FlawOf(string typed, string email, IReadOnlySet<string> common)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(common);
        // Every character is one, whatever it takes to write it down.
        var length = typed.EnumerateRunes().Count();
        return length < Shortest ? PasswordFlaw.TooShort
            : length > Longest ? PasswordFlaw.TooLong
            : IsCommon(Folded(typed), Folded(email), common) ? PasswordFlaw.Common
            : null;
    }

    private static bool IsCommon(string typed, string email, IReadOnlySet<string> common) =>
        Rows.Any(r =>
            r.Contains(typed, StringComparison.Ordinal) || Turned(r).Contains(typed, StringComparison.Ordinal)
        )
        || IsKnown(typed, common)
        || Unit(typed) is { } unit && (unit.Length < Own || IsKnown(unit, common))
        || IsOfAddress(typed, email);

    /// <summary>A word of the list, also behind figures and signs before, after, or in the place of letters.</summary>
    private static bool IsKnown(string typed, IReadOnlySet<string> common)
    {
        var spelled = string.Concat(typed.Select(c => Letters.GetValueOrDefault(c, c)));
        return common.Contains(typed) || common.Contains(Core(typed)) || common.Contains(Core(spelled));
    }

    private static bool IsOfAddress(string typed, string email)
    {
        var name = email.Split('@')[0];
        return name.Length > 3
            && typed.Contains(name, StringComparison.Ordinal)
            && typed.Replace(email, "", StringComparison.Ordinal).Replace(name, "", StringComparison.Ordinal).Length
                < Own;
    }

    /// <summary>What a text says over and over again; null when it does not.</summary>
    private static string? Unit(string typed)
    {
        for (var length = 1; length <= typed.Length / 2; length++)
        {
            if (Enumerable.Range(length, typed.Length - length).All(i => typed[i] == typed[i - length]))
                return typed[..length];
        }
        return null;
    }

    private static string Core(string typed)
    {
        var (from, to) = (0, typed.Length);
        while (from < to && !char.IsLetter(typed[from]))
            from++;
        while (to > from && !char.IsLetter(typed[to - 1]))
            to--;
        return typed[from..to];
    }

    private static string Folded(string text) => text.Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private static string Turned(string row) => string.Concat(row.Reverse());
}
