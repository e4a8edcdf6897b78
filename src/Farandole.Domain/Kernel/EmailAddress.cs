using System.Globalization;

namespace Farandole.Domain.Kernel;

/// <summary>
/// An address that a letter can go to: the dot-atom form of RFC 5321 §4.1.2, at most 254 characters, an international
/// domain in its ASCII form, the domain in lower case. Quoted local parts and address literals are refused: nobody
/// types them and mail servers disagree about them.
/// </summary>
public sealed record EmailAddress
{
    public const int MaxLength = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>For comparing people: the whole address in lower case, without a <c>+tag</c>.</summary>
    public string Folded
    {
        get
        {
            var at = Value.IndexOf('@', StringComparison.Ordinal);
            var plus = Value.IndexOf('+', StringComparison.Ordinal);
            return string.Concat(Value.AsSpan(0, plus > 0 && plus < at ? plus : at), Value.AsSpan(at))
                .ToLowerInvariant();
        }
    }

    /// <summary>As shown back to somebody who typed it: <c>m••••a@exemple.fr</c>.</summary>
    public string Masked
    {
        get
        {
            var at = Value.IndexOf('@', StringComparison.Ordinal);
            return at < 3 ? $"••••{Value[at..]}" : $"{Value[0]}••••{Value[at - 1]}{Value[at..]}";
        }
    }

    public static EmailAddress? Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (trimmed is not { Length: > 2 and <= MaxLength })
            return null;
        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64)
            return null;
        var local = trimmed[..at];
        return
            IsLocal(local) && Domain(trimmed[(at + 1)..]) is { } domain && local.Length + 1 + domain.Length <= MaxLength
            ? new($"{local}@{domain}")
            : null;
    }

    private static bool IsLocal(string local) =>
        local[0] != '.'
        && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal)
        && local.All(IsAtomOrDot);

    private static bool IsAtomOrDot(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);

    private static string? Domain(string typed)
    {
        try
        {
            var ascii = Idn.GetAscii(typed).ToLowerInvariant();
            var labels = ascii.Split('.');
            return labels.Length > 1 && labels.All(l => l.Length is > 0 and <= 63) && !labels[^1].All(char.IsAsciiDigit)
                ? ascii
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() => Value;
}
