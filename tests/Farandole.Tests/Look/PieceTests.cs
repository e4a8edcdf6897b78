using System.Text.RegularExpressions;
using Bunit;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Look;

public sealed partial class PieceTests : Wardrobe
{
    private static readonly EventSummary March = new(
        "/events/1",
        "Grande marche",
        "/covers/1.svg",
        new LocalDate(2027, 3, 20)
    )
    {
        Time = new LocalTime(14, 0),
        Place = "Lyon",
    };

    [Fact]
    public void A_pennant_shows_the_day_and_tells_machines_the_whole()
    {
        var time = Render<Pennant>(p =>
                p.Add(x => x.Day, March.Day).Add(x => x.Time, March.Time).Add(x => x.Large, true)
            )
            .Find("time");

        Assert.Equal("2027-03-20T14:00", time.GetAttribute("datetime"));
        Assert.Equal("samedi20mars", time.TextContent);
    }

    [Fact]
    public void A_cancelled_event_stays_on_its_card_marked_with_the_day()
    {
        var card = Render<EventCard>(p =>
            p.Add(c => c.Event, March with { State = EventState.Cancelled, StateSince = new LocalDate(2027, 2, 28) })
        );

        Assert.Equal("Annulé le 28 février", card.Find(".tag-danger").TextContent.Trim());
        Assert.Contains("pennant-off", card.Find("time").ClassList);
        Assert.Equal("/events/1", card.Find("h3 a").GetAttribute("href"));
    }

    [Fact]
    public void The_zone_is_said_only_when_it_differs()
    {
        Assert.Equal("14\u00a0h", Clock(March));
        Assert.Equal(
            "14\u00a0h à 18\u00a0h (heure de Paris)",
            Clock(March with { EndTime = new LocalTime(18, 0), Zone = "heure de Paris" })
        );
    }

    private string Clock(EventSummary summary) =>
        Render<EventMeta>(p => p.Add(m => m.Event, summary)).Find("li").TextContent.Trim();

    [Fact]
    public void People_hold_hands_by_letters_that_stay_whole()
    {
        var chain = Render<Chain>(p => p.Add(c => c.Names, ["élodie", "👩‍👩‍👧 K", "J"]).Add(c => c.More, 407));

        Assert.Equal(["ÉL", "👩‍👩‍👧K", "J"], chain.FindAll(".av").Select(a => a.TextContent));
        Assert.Equal("et 407 autres", chain.Find(".chain-more").TextContent);
    }

    [Fact]
    public void A_copy_box_works_without_script()
    {
        var copy = Render<Copy>(p => p.Add(c => c.Value, "https://a.example/e/eau20").Add(c => c.Label, "Lien court"));

        Assert.Equal("https://a.example/e/eau20", copy.Find("input[readonly]").GetAttribute("value"));
        Assert.True(copy.Find("button").HasAttribute("hidden"));
    }

    [Fact]
    public void Every_icon_named_in_a_page_exists()
    {
        var named = Directory
            .EnumerateFiles(Sources(), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => IconName().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Icons.Names));
    }

    [Fact]
    public void French_and_English_say_the_same_things()
    {
        var french = PoOf("fr");
        var english = PoOf("en");

        Assert.NotEmpty(french);
        Assert.Equal(french.Keys.Order(), english.Keys.Order());
        foreach (var (key, entry) in french)
        {
            Assert.Equal(entry.IsPlural, english[key].IsPlural);
            Assert.Equal(Variables(entry.Forms[^1]), Variables(english[key].Forms[^1]));
        }
    }

    private static Dictionary<string, PoEntry> PoOf(string language)
    {
        using var reader = new StreamReader(Path.Combine(Sources(), "Shared", $"{language}.po"));
        return PoCatalogue.Read(reader).Where(e => e.Id.Length > 0).ToDictionary(e => e.Id);
    }

    private static IEnumerable<string> Variables(string text) => Variable().Matches(text).Select(m => m.Value).Order();

    [GeneratedRegex("(?:<Icon Name=|Icons\\.Drawing\\()\"([a-z-]+)\"")]
    private static partial Regex IconName();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Variable();
}
