using Farandole.Domain.Kernel;

namespace Farandole.Features.Shared.Federating;

/// <summary>Words of other servers, cut to what there is room for.</summary>
internal static class SaidText
{
    /// <summary>One line; null when nothing is left of it.</summary>
    public static string? Line(string? said, int most) =>
        PlainText.Line(said is { Length: > 0 } ? Cut(said, 4 * most) : null) is { } line ? Cut(line, most) : null;

    /// <summary>Never in the middle of a letter.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
