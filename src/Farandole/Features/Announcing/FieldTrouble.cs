using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Announcing;

/// <summary>What is wrong at one field; the words come from the catalogue. <paramref name="Field"/> null: the whole form.</summary>
public sealed record FieldTrouble(string? Field, string Key, string? Variable = null, object? Value = null)
{
    internal string In(Words words) => Variable is null ? words[Key] : words[Key, (Variable, Value)];
}

internal static class FieldTroubles
{
    public static IReadOnlyList<FieldError> In(this IEnumerable<FieldTrouble> troubles, Words words) =>
        [.. troubles.Select(t => new FieldError(t.Field, t.In(words)))];
}
