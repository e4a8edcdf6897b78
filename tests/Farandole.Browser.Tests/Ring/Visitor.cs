namespace Farandole.Browser.Tests.Ring;

/// <summary>Who looks at a page, and by what means.</summary>
/// <param name="Script">Whether their browser runs JavaScript.</param>
/// <param name="Language">What their browser asks for: `fr-FR`, `en-GB`…</param>
/// <param name="Width">Of the window, in CSS pixels; under 600 it is a phone.</param>
public sealed record Visitor(bool Script = true, string Language = "fr-FR", int Width = 390, bool Dark = false)
{
    public bool IsOnPhone => Width < 600;
}
