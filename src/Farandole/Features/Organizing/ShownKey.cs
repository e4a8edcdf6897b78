namespace Farandole.Features.Organizing;

/// <summary>A key as people paste it: alone, or still inside the whole link that they were given.</summary>
internal static class ShownKey
{
    private const int MaxLength = 2_000;
    private const string Invitation = "/i/";

    public static string In(string? pasted)
    {
        var text = pasted?.Trim() ?? "";
        if (text.Length > MaxLength)
            return "";
        if (text.LastIndexOf('#') is var fragment and >= 0)
            return text[(fragment + 1)..];
        return text.LastIndexOf(Invitation, StringComparison.Ordinal) is var path and >= 0
            ? text[(path + Invitation.Length)..]
            : text;
    }
}
