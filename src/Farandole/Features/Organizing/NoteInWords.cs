using System.Globalization;
using Farandole.Platform.Text;

namespace Farandole.Features.Organizing;

internal static class NoteInWords
{
    /// <summary>What an organizer did behind the scenes, out of its code in the change log (<c>removed:2</c>).</summary>
    public static string Note(this Words words, string? code)
    {
        var parts = (code ?? "").Split(':');
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? words.Plural($"organizing.note.{parts[0]}", n)
            : words[$"organizing.note.{parts[0]}"];
    }
}
