using System.Text;
using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What those who run the instance see.</summary>
internal static class DeskSights
{
    public static IEnumerable<Sight> All =>
        [
            Get("desk", "/desk").By(Eyes.Organizer),
            Get("desk-done", "/desk", _ => "/desk?done=approved").By(Eyes.Organizer),
            Get("desk-nothing", "/desk").By(Eyes.QuietSteward),
            Get("desk-log", "/desk/log").By(Eyes.Organizer),
            Get("desk-administrator", "/desk").By(Eyes.WithSecondStep),
            // Whoever reads the console opens it, in the walk of those who run the instance.
            Get("desk-first-over", "/desk/first").By(Eyes.WithSecondStep).Answers(404),
            Get("desk-team", "/desk/team").By(Eyes.WithSecondStep),
            Post(
                    "desk-team-errors",
                    "/desk/team",
                    _ => "/desk/team",
                    l => l.SendAsync("form[action='/desk/team']", ("email", "nobody@example.org"))
                )
                .By(Eyes.WithSecondStep)
                .Answers(422),
            Get("desk-openings", "/desk/openings").By(Eyes.WithSecondStep),
            Get("desk-opening", "/desk/openings/{opening:guid}", s => s.Opened).By(Eyes.WithSecondStep),
            Post(
                    "desk-openings-errors",
                    "/desk/openings",
                    _ => "/desk/openings",
                    l => l.SendAsync("form[action='/desk/openings']", ("address", "nowhere"), ("why", "x"))
                )
                .By(Eyes.WithSecondStep)
                .Answers(422),
            Get("import", "/desk/import").By(Eyes.Organizer),
            Post("import-errors", "/desk/import", _ => "/desk/import", Nonsense).Answers(422).By(Eyes.Organizer),
            Get("import-verdicts", "/desk/import/{id}", _ => "/desk/import").By(Eyes.QuietSteward) with
            {
                Then = looking => looking.ImportAsync(Scene.Calendar),
            },
            Post("import-done", "/desk/import/{id}", _ => "/desk/import", AgainAsync).By(Eyes.Organizer),
        ];

    private static Task Nonsense(Looking looking) => looking.ImportAsync(Encoding.UTF8.GetBytes("Bonjour"));

    /// <summary>With one title changed, so that there is something to do.</summary>
    private static async Task AgainAsync(Looking looking)
    {
        var other = $"Repas de quartier {await looking.Page.Locator("html").GetAttributeAsync("lang")}";
        var calendar = Encoding.UTF8.GetString(Scene.Calendar);
        await looking.ImportAsync(
            Encoding.UTF8.GetBytes(calendar.Replace("Repas de quartier", other, StringComparison.Ordinal))
        );
        await looking.SendAsync("main form");
    }
}
