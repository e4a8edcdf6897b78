using Farandole.Features.Shared;

namespace Farandole.Tests.Look;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Eaux Vives", "EV")]
    [InlineData("Eaux Vives Lyon", "EV")]
    [InlineData("Nadia", "NA")]
    [InlineData("Les Mères au front", "MF")]
    [InlineData("La Pépinière commune", "PC")]
    [InlineData("Le Tamis", "TA")]
    [InlineData("L’eau vive", "EV")]
    [InlineData("l'eau", "EA")]
    [InlineData("Kate O’Neill", "KO")]
    [InlineData("La", "LA")]
    [InlineData("étoile", "ÉT")]
    [InlineData("  « Ronde »  ", "RO")]
    [InlineData("42 rue", "4R")]
    [InlineData("🇫🇷🎉 fête", "🇫🇷F")]
    [InlineData("?!", "?!")]
    [InlineData("", "")]
    public void Two_letters_stand_for_a_name(string name, string letters) => Assert.Equal(letters, Initials.Of(name));
}
