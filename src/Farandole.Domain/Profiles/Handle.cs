using System.Collections.Frozen;

namespace Farandole.Domain.Profiles;

/// <summary>
/// The name of a profile in addresses: 3 to 30 letters of a to z, digits and underscores. Capitals are read as small
/// letters, so that no two handles differ by them alone.
/// </summary>
public sealed record Handle
{
    public const int MinLength = 3;
    public const int MaxLength = 30;

    // Who speaks for the site, for everybody or for nobody, and what stands in addresses or will.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. Words(
                "about abuse account accounts admin administrateur administration administrator agenda all anonyme"
            ),
            .. Words(
                "anonymous api assistance auth bot compte contact deleted desk edit equipe event events everybody"
            ),
            .. Words(
                "everyone example farandole federation followers following group groups groupe groupes guest help"
            ),
            .. Words("host hostmaster inbox info instance internal login logout mail mailerdaemon manage me media"),
            .. Words(
                "moderateur moderation moderator new news nobody noreply notices null official officiel organizer"
            ),
            .. Words(
                "outbox owner post postmaster press privacy profil profile profiles register relay root rules security"
            ),
            .. Words("settings signin signup site ssl staff steward support supprime sysadmin system team test tous"),
            .. Words("undefined user users webfinger webmaster www"),
        ]
    );

    private Handle(string value) => Value = value;

    public string Value { get; }

    /// <summary>Nobody may have it; underscores between its letters change nothing.</summary>
    public bool IsReserved => Reserved.Contains(Value.Replace("_", "", StringComparison.Ordinal));

    /// <summary>Null when it is none. One <c>@</c> before it is read over: it is how people write them.</summary>
    public static Handle? Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        var name = typed.StartsWith('@') ? typed[1..] : typed;
        // Looked at before capitals are folded: the sign of Kelvin folds to a k.
        return
            name.Length is >= MinLength and <= MaxLength
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && name.Any(char.IsAsciiLetter)
            ? new(name.ToLowerInvariant())
            : null;
    }

    public override string ToString() => Value;

    private static string[] Words(string line) => line.Split(' ');
}
