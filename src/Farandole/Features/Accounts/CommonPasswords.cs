using System.Collections.Frozen;

namespace Farandole.Features.Accounts;

/// <summary>The words that people take for passwords, from <c>common-passwords.txt</c>; read when first asked for.</summary>
internal sealed class CommonPasswords
{
    private readonly Lazy<FrozenSet<string>> words = new(Read);

    public IReadOnlySet<string> Words => words.Value;

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet();
    }
}
