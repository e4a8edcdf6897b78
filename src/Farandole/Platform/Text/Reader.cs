namespace Farandole.Platform.Text;

/// <summary>Who reads: the language and theme of this request, or of the person that a letter goes to.</summary>
internal sealed class Reader
{
    public Words Words { get; private set; } = Words.In("fr");

    /// <summary><c>light</c>, <c>dark</c>, or null: as the device says.</summary>
    public string? Theme { get; private set; }

    public string Language => Words.Language;

    /// <param name="language">As asked for; an unknown one is the first of ours.</param>
    /// <param name="theme">As read from a request, which has checked it.</param>
    public void Use(string? language, string? theme = null)
    {
        Words = Words.In(language);
        Theme = theme;
    }
}
