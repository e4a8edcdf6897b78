using System.Globalization;

namespace Farandole.Features.Shared.Writing;

internal static class LetterTitles
{
    private const int Most = 80;

    /// <summary>A title as letters quote it, in whole characters: nobody writes to strangers by way of a long title.</summary>
    public static string Short(string? title)
    {
        var whole = new StringInfo(title ?? "");
        return whole.LengthInTextElements <= Most ? whole.String : whole.SubstringByTextElements(0, Most - 1) + "…";
    }
}
