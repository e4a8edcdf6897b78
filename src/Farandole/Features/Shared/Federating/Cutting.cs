using System.Globalization;
using Farandole.Domain.Kernel;

namespace Farandole.Features.Shared.Federating;

/// <summary>Cuts where people see a character end: who wrote it is not there to be told that it is too long.</summary>
internal static class Cutting
{
    public static string? To(string? text, int most)
    {
        if (PlainText.Fits(text, most))
            return text;
        var letters = StringInfo.GetTextElementEnumerator(text!);
        var end = 0;
        for (var n = 0; n < most && letters.MoveNext(); n++)
        {
            var after = letters.ElementIndex + letters.GetTextElement().Length;
            if (after > 4 * most)
                break;
            end = after;
        }
        return end == 0 ? null : text![..end];
    }
}
