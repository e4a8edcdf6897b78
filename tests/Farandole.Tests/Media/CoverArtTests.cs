using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Farandole.Platform.Media.Covers;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>
/// A cover is the same for ever: links and mirrors keep it. The prints (first 64 bits of SHA-256) were taken from the
/// drawing of the design; a red test here means that every cover already shared would change.
/// </summary>
public sealed class CoverArtTests
{
    [Theory]
    [InlineData("farandole", "e3c3335a9160fed9", "667560d9997ec1a2", "4be48ac66ed3d55c")]
    [InlineData("bal-folk", "61bdd8f450738b98", "5dffb2f52b7a5cbc", "94531be19318205c")]
    [InlineData("marche-eau", "edad084bbf43065b", "88060ba9bac1ec51", "e3796acaaa7984e6")]
    [InlineData("eaux-vives", "e6ff495971236c46", "692eb9df17a3c2d2", "3b4e71355b9029cc")]
    [InlineData("annick", "4f3ba740ea7e0534", "ec886b068c295933", "f9ddb81578475ecb")]
    [InlineData("belote", "2f6f028a878f6456", "9bb1f0ed7e165430", "d85fef7372419988")]
    [InlineData("gospel", "e0028d44645fa2ec", "b69d22a11ae97b1e", "a966152b15ef52be")]
    [InlineData("velo", "2db4deb517916325", "cbfed020f69404c5", "a069ddabb49e955e")]
    [InlineData("contes", "49536bd447fb7d67", "b2f6fea25d71cf88", "bd35be6ad1d7a934")]
    [InlineData("graines", "84382ab865d37bb2", "499e0d997eaf334a", "788aa8e927d7f2c3")]
    [InlineData("abeilles", "0bcc23ad7be79446", "765c3acc17afa187", "1feaac048a8ab6f4")]
    [InlineData("jeux", "95dbae042ec35f6b", "e3310eb162bd8e5c", "daaeeeae3db35610")]
    [InlineData("cecifoot", "d5d75eb449329cc0", "5a518556437c64b0", "1eb4c455d42be200")]
    [InlineData("audience", "3874a3de5441724f", "bf206d2430f6907d", "dd8f305b3a161ecf")]
    [InlineData("accueil", "f4830ab5b8e39c27", "356db8b2b7ac29d5", "e2a1e8336f2a1f86")]
    [InlineData("budget", "46645b2c70fabe2f", "b2f25b1fd3ede377", "d799a13fef432c45")]
    [InlineData("ag", "d98141f437b422ed", "cfa2a6a51f63fb98", "37ee0f2562447035")]
    [InlineData("apercu", "3cbfdbab52fd3c5d", "7557bf411e362b5f", "50ef7211ab31b7e8")]
    [InlineData("vide", "40d6125e513d77c6", "cdb232101dd4bae5", "b410699c5af63a30")]
    [InlineData("s-afr", "9db66cb68f319078", "630deaee6dfed6b7", "1f6c38f22923e799")]
    [InlineData("s-tango", "fbe0b0561a46b1be", "e458d87599d2da25", "63562a9e01e43782")]
    [InlineData("s-quais", "ba28b0e82d227984", "f69b9c3b0f2e3362", "14c086dea8cf0570")]
    [InlineData("s-contre", "7956d31d7460b8a5", "da1325ab0a924f76", "55cbb2a3f8b9abc4")]
    [InlineData("s-assise", "c312cdd95c94087d", "7ebff4ea9006c535", "c9372e049687c1ea")]
    [InlineData("é", "ceea8d667d7af32c", "6e06bfb7c40946bf", "a0bfdb547ec5715c")]
    [InlineData("🎉 fête", "5da92e7c2bd1fb03", "4f86f0ae49edb48f", "1f17a8aa3f3a4861")]
    [InlineData("0", "60e42bcc97a2052f", "664ec1dd8a4edc47", "4b939ea5c5bed177")]
    [InlineData("a", "dcfca51e9a0026a9", "14e5711ccbd9d98d", "a0915c8d66469314")]
    [InlineData("7d444840-9dc0-11d1-b245-5ffdce74fad2", "e5f70f0d2e626588", "0e23ee0dbfe8a9c5", "271e6474ff7c2b9e")]
    [InlineData("00000000-0000-0000-0000-000000000000", "3b23b39ec0e5ccc1", "690077f3d36d9e6c", "11cff59d8fff0e94")]
    [InlineData("שלום", "f55a43fd4bf42c7d", "2a1c61b4e9179be0", "ffd3592d854812fb")]
    public void A_cover_is_for_ever_the_one_of_the_design(string id, string card, string banner, string poster)
    {
        Assert.Equal(card, Print(CoverArt.Render(id)));
        Assert.Equal(banner, Print(CoverArt.Render(id, 1680, 560)));
        Assert.Equal(poster, Print(CoverArt.Render(id, 1240, 560)));
    }

    [Theory]
    [InlineData(0, nameof(CoverScene.Ball), "9307a99c32f1cbc5")]
    [InlineData(1, nameof(CoverScene.Maypole), "8fc310672f16bfd7")]
    [InlineData(2, nameof(CoverScene.Dance), "1394f62fc7e02dac")]
    [InlineData(3, nameof(CoverScene.Ball), "ad02956fc59dca63")]
    [InlineData(4, nameof(CoverScene.Maypole), "84945ec30fbdd36d")]
    [InlineData(5, nameof(CoverScene.Dance), "6c98bcf9cc404300")]
    [InlineData(6, nameof(CoverScene.Ball), "e6cb5575916e1bdd")]
    [InlineData(7, nameof(CoverScene.Ball), "86e9c78381266a5b")]
    [InlineData(7, nameof(CoverScene.Dance), "9615d065e807e3f0")]
    [InlineData(7, nameof(CoverScene.Maypole), "af915ea629e1eeef")]
    public void A_chosen_paper_and_scene_are_those_of_the_design(int paper, string scene, string print)
    {
        var wish = new CoverWish("farandole", 1200, 630) { Paper = paper, Scene = Enum.Parse<CoverScene>(scene) };

        Assert.Equal(print, Print(CoverArt.Render(wish)));
    }

    [Fact]
    public void The_language_of_the_server_changes_nothing()
    {
        var here = CoverArt.Render("bal-folk");
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Swedish and Persian write "minus" with other characters.
            foreach (var name in (string[])["sv-SE", "fa-IR"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(here, CoverArt.Render("bal-folk"));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_salt_gives_another_picture_and_no_salt_the_first_one()
    {
        Assert.NotEqual(CoverArt.Render("velo"), CoverArt.Render("velo", salt: "1"));
        Assert.NotEqual(CoverArt.Render("velo", salt: "1"), CoverArt.Render("velo", salt: "2"));
        Assert.Equal(CoverArt.Render("velo"), CoverArt.Render("velo", salt: ""));
    }

    [Fact]
    public void A_title_makes_it_a_picture_with_a_name_and_cannot_break_out()
    {
        var svg = CoverArt.Render(new CoverWish("velo", 1200, 630) { Title = "<b>\"Vélo\" & cie" });

        var root = XDocument.Parse(svg).Root!;
        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal("<b>\"Vélo\" & cie", root.Attribute("aria-label")?.Value);
        Assert.Null(XDocument.Parse(CoverArt.Render("velo")).Root!.Attribute("role"));
    }

    [Fact]
    public void Every_cover_is_well_formed_and_has_whole_numbers_only()
    {
        for (var i = 0; i < 300; i++)
        {
            var svg = CoverArt.Render($"event {i}", 400 + i * 5, 630);
            XDocument.Parse(svg);
            Assert.DoesNotMatch(new Regex("[0-9]\\.[0-9]|NaN|∞|E[+-]"), svg);
        }
    }

    private static string Print(string svg) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..16];
}
