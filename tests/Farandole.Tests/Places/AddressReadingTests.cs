using Farandole.Platform.Places;
using Xunit;

namespace Farandole.Tests.Places;

public class AddressReadingTests
{
    private static readonly Gazetteer Gazetteer = new();

    [Theory]
    [InlineData("Place Guichard, Lyon", "Lyon", "Europe/Paris")]
    [InlineData("12 rue X, 69003 Lyon", "Lyon", "Europe/Paris")]
    [InlineData("12 rue X 69003 LYON CEDEX 03", "Lyon", "Europe/Paris")]
    [InlineData("Bar Y, Villeurbanne", "Villeurbanne", "Europe/Paris")]
    [InlineData("MJC Monplaisir, 25 avenue des Frères Lumière, 69008 Lyon, France", "Lyon", "Europe/Paris")]
    [InlineData("Lyon 3e", "Lyon", "Europe/Paris")]
    [InlineData("Paris 11e arrondissement", "Paris", "Europe/Paris")]
    [InlineData("12 rue de Paris, Lille", "Lille", "Europe/Paris")]
    [InlineData("Rendez-vous à Lyon", "Lyon", "Europe/Paris")]
    [InlineData("Place Guichard Lyon", "Lyon", "Europe/Paris")]
    [InlineData("Sur le port, La Rochelle", "La Rochelle", "Europe/Paris")]
    [InlineData("Le Havre", "Le Havre", "Europe/Paris")]
    [InlineData("Gare, st etienne", "Saint-Étienne", "Europe/Paris")]
    [InlineData("97400 Saint-Denis", "Saint-Denis", "Indian/Reunion")]
    [InlineData("Bras-Panon, La Réunion", "Bras-Panon", "Indian/Reunion")]
    [InlineData("Plage, Le Gosier, Guadeloupe", "Le Gosier", "America/Guadeloupe")]
    [InlineData("10 Downing Street, London", "Londres", "Europe/London")]
    [InlineData("Rua Augusta, Lisbonne, Portugal", "Lisbonne", "Europe/Lisbon")]
    [InlineData("Temple Bar, Dublin", "Dublin", "Europe/Dublin")]
    [InlineData("Salle X, Luxembourg", "Luxembourg", "Europe/Luxembourg")]
    [InlineData("Bar, Monténégro", "Bar", "Europe/Podgorica")]
    [InlineData("Portland, Oregon", "Portland", "America/Los_Angeles")]
    [InlineData("Rue Neuve 1, 1000 Bruxelles", "Bruxelles", "Europe/Brussels")]
    public void The_town_of_an_address_is_read(string text, string name, string zone)
    {
        var town = Gazetteer.Find(text, "FR", "fr");
        Assert.Equal((name, zone), (town?.Name, town?.TimeZone));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Chez Nour")]
    [InlineData("Bar")]
    [InlineData("Jardin")]
    [InlineData("Salle des fêtes")]
    [InlineData("12 rue de Paris")]
    [InlineData("Gare de Lyon")]
    [InlineData("Place Guichard")]
    [InlineData("Hôtel de ville")]
    [InlineData("Au local")]
    [InlineData("En ligne")]
    [InlineData("Buvette, Bar")]
    [InlineData("69003")]
    [InlineData("France")]
    [InlineData("Café des amis, salle du fond")]
    [InlineData("🎂 surprise !")]
    public void Nothing_is_said_when_one_cannot_be_sure(string text) => Assert.Null(Gazetteer.Find(text, "FR", "fr"));
}
