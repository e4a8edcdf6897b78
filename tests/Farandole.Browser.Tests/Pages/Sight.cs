using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Who looks: what is on a page depends on it.</summary>
public enum Eyes
{
    Anybody,

    /// <summary>Holds the keys of the events and of the instance.</summary>
    Organizer,

    /// <summary>Signed in, with a profile and no key.</summary>
    WithAccount,

    /// <summary>Signed in, where a code of the telephone is asked for as well.</summary>
    WithSecondStep,

    /// <summary>The same, and owes that code.</summary>
    Halfway,

    /// <summary>On an instance where nothing is announced, where announcing is off, and which counts requests.</summary>
    OnAQuietSite,

    /// <summary>Runs the quiet instance.</summary>
    QuietSteward,
}

/// <summary>A page in one of its states, and the way to it.</summary>
/// <param name="Route">The door behind which it is, as tests/endpoints.txt writes it.</param>
internal sealed record Sight(string Name, string Route, Func<Scene, string> Address)
{
    public Eyes Eyes { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>What is done on the page of that address to come to this one.</summary>
    public Func<Looking, Task>? Then { get; init; }
}

/// <summary>Somebody in front of a page.</summary>
internal sealed class Looking(Scene scene, IPage page)
{
    private const string Fill = """
        ({ form, button, fields }) => {
          const chosen = document.querySelector(form);
          chosen.noValidate = true;
          for (const [name, value] of fields) chosen.elements.namedItem(name).value = value;
          chosen.requestSubmit(button ? chosen.querySelector(button) : undefined);
        }
        """;

    public Scene Scene => scene;

    public IPage Page => page;

    public int Status { get; private set; }

    public async Task GoAsync(string address) => Status = (await page.GotoAsync(address))!.Status;

    /// <summary>Sends a form with these fields, whatever the browser itself would have to say to them.</summary>
    public Task SendAsync(string form, params (string Name, string Value)[] fields) => SendByAsync(form, "", fields);

    public Task SendByAsync(string form, string button, params (string Name, string Value)[] fields) =>
        ComeAlongAsync(() =>
            page.EvaluateAsync(
                Fill,
                new
                {
                    form,
                    button,
                    fields = fields.Select(f => new[] { f.Name, f.Value }).ToArray(),
                }
            )
        );

    /// <summary>Does what leads to another page, and notes how that one was answered.</summary>
    public Task ComeAlongAsync(Func<Task> act) =>
        page.ArriveAsync(async () =>
        {
            var answer = await page.RunAndWaitForResponseAsync(
                act,
                r => r.Request.IsNavigationRequest && r.Status is not (302 or 303)
            );
            Status = answer.Status;
        });

    public async Task ImportAsync(byte[] calendar)
    {
        await GoAsync("/desk/import");
        await SendFileAsync("main form", "agenda.ics", "text/calendar", calendar);
    }

    /// <summary>Chooses a file in a form, and sends it.</summary>
    public async Task SendFileAsync(string form, string name, string type, byte[] file)
    {
        await page.Locator($"{form} #file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = type,
                    Buffer = file,
                }
            );
        await ComeAlongAsync(() => page.Locator($"{form} button").ClickAsync());
    }
}
