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
    /// <summary>For the list above the form; the zone has no field to lead to but that of the place.</summary>
    public static IReadOnlyList<FieldError> In(this IEnumerable<FieldTrouble> troubles, Words words) =>
        [.. troubles.Select(t => new FieldError(t.Field == "timeZone" ? "place" : t.Field, t.In(words)))];
}
