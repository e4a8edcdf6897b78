using System.Text;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Those who run the instance open its desk with the key from the console, and bring a calendar in.</summary>
[Collection(BrowserRing.Name)]
public sealed class DeskTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr", false)]
    [InlineData(false, "fr", true)]
    [InlineData(true, "en", true)]
    public async Task A_steward_reads_what_an_import_would_do_before_it_does_it(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var title = $"Bal de la péniche {who}";
        var steward = new Walk(ring, new Visitor(script, language, 390, dark), $"walk-{who}-steward");
        await steward.ComeAsync();
        await steward.OpenAsync($"{ring.Program.Address}manage#{ring.Program.DeskKey}", "/desk");

        await steward.PressAsync("main a[href='/desk/import']");
        await steward.Page.Locator("#file").SetInputFilesAsync(Calendar(who, title));
        await steward.PressAsync("main form button");
        await steward.SeesAsync(title);
        Assert.DoesNotContain(title, await AgendaAsync(steward), StringComparison.Ordinal);

        await steward.Page.GoBackAsync();
        await steward.PressAsync("main form button");
        Assert.Contains(title, await AgendaAsync(steward), StringComparison.Ordinal);
    }

    private static async Task<string> AgendaAsync(Walk steward)
    {
        await steward.GoAsync("/");
        return await steward.ReadAsync();
    }

    private static FilePayload Calendar(string who, string title)
    {
        var day = Days.In(25).Replace("-", "", StringComparison.Ordinal);
        var calendar = $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//La péniche//Agenda//FR
            BEGIN:VEVENT
            UID:bal-{who}@peniche.example
            DTSTART:{day}T190000Z
            DTEND:{day}T220000Z
            SUMMARY:{title}
            LOCATION:Quai Rambaud\, Lyon
            END:VEVENT
            END:VCALENDAR

            """;
        return new()
        {
            Name = "peniche.ics",
            MimeType = "text/calendar",
            Buffer = Encoding.UTF8.GetBytes(calendar.ReplaceLineEndings("\r\n")),
        };
    }
}
