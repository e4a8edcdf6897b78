using System.Globalization;
using Farandole.Browser.Tests.Ring;
using Farandole.Tests.Notices;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Told on the phone: the button, the question of the browser, the worker, and what it shows.</summary>
public sealed class NoticesTests
{
    /// <summary>
    /// The one thing that a browser cannot do without its maker: ask them for an address. Everything else is its own.
    /// </summary>
    private const string Subscribed = """
        ([endpoint, p256dh, auth]) => {
          PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
            if (!userVisibleOnly || applicationServerKey.length !== 65) throw new TypeError("no such key");
            return { toJSON: () => ({ endpoint, keys: { p256dh, auth } }) };
          };
        }
        """;

    /// <summary>A browser without a window has no screen to show it on: what it would show is written down.</summary>
    private const string Watch = """
        self.shown = new Promise((resolve) => {
          ServiceWorkerRegistration.prototype.showNotification = async (title, { body, data, lang }) =>
            resolve([title, body, data.url, lang].join("\n"));
        });
        0
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("FRIENDS-4")]
    public async Task Somebody_with_a_name_alone_is_told_on_their_phone()
    {
        await using var relay = await PushRelay.StartAsync(Ct);
        await using var program = await StartAsync(relay);
        await using var chromium = await BrowseAsync();
        var page = await chromium.NewPageAsync(new Visitor(Language: "fr-FR"), program.Address);
        var ticket = await ComeAsync(page, program);
        var phone = relay.NewPhone();
        await page.Context.GrantPermissionsAsync(["notifications"]);

        await page.GotoAsync(ticket);
        await page.Locator("[data-can]:visible").WaitForAsync();
        Assert.False(await page.Locator("[data-cannot]").IsVisibleAsync());
        await page.EvaluateAsync(Subscribed, new[] { phone.Endpoint, phone.PublicKey, phone.Auth });
        await page.ArriveAsync(() => page.Locator("[data-module=notices] button").ClickAsync());

        Assert.Contains("Cet appareil est prévenu", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("Chrome, Linux", await page.InnerTextAsync("#notices"), StringComparison.Ordinal);
        await page.ArriveAsync(() => page.Locator("form[action$='/devices/trial'] button").ClickAsync());
        var notice = Assert.Single(phone.Notices);
        Assert.Equal($"{program.Address.ToString().TrimEnd('/')}{ticket}", notice.Url);

        var worker = await Worker.AttachAsync(page, "/notices/worker.js");
        await worker.RunAsync(Watch);
        await DeliverAsync(page, notice.All);
        string[] told = [notice.Title, notice.Body, notice.Url, "fr"];
        Assert.Equal(string.Join('\n', told), await worker.RunAsync("self.shown"));

        // The worker of the notices sees no page: none is kept, and the page of the day has its own.
        Assert.Null(await page.EvaluateAsync<object?>("() => navigator.serviceWorker.controller"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => caches.keys()"));
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task Who_says_no_is_told_how_to_say_yes_and_who_runs_no_script_has_a_sentence()
    {
        await using var relay = await PushRelay.StartAsync(Ct);
        await using var program = await StartAsync(relay);
        await using var chromium = await BrowseAsync();
        var page = await chromium.NewPageAsync(new Visitor(Language: "fr-FR"), program.Address);
        var ticket = await ComeAsync(page, program);
        await page.GotoAsync(ticket);
        await page.EvaluateAsync("() => { Notification.requestPermission = async () => 'denied'; }");
        await page.Locator("[data-module=notices] button").ClickAsync();
        Assert.Contains("Le navigateur bloque", await page.InnerTextAsync("[data-said]"), StringComparison.Ordinal);

        var plain = await chromium.NewPageAsync(new Visitor(Script: false, Language: "fr-FR"), program.Address);
        await plain.GotoAsync(ticket);
        Assert.Contains(
            "ne reçoit pas de notifications",
            await plain.InnerTextAsync("[data-cannot]"),
            StringComparison.Ordinal
        );
        Assert.False(await plain.Locator("[data-can]").IsVisibleAsync());
    }

    /// <summary>As if the browser's maker had passed on what was decrypted.</summary>
    private static async Task DeliverAsync(IPage page, string text)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>();
        browser.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, said) =>
        {
            foreach (var one in said!.Value.GetProperty("registrations").EnumerateArray())
            {
                if (one.GetProperty("scopeURL").GetString()!.EndsWith("/notices/", StringComparison.Ordinal))
                    registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        await browser.SendAsync("ServiceWorker.enable");
        var id = await registered.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await browser.SendAsync(
            "ServiceWorker.deliverPushMessage",
            new Dictionary<string, object>
            {
                ["origin"] = new Uri(page.Url).GetLeftPart(UriPartial.Authority),
                ["registrationId"] = id,
                ["data"] = text,
            }
        );
    }

    private static async Task<Chromium> BrowseAsync()
    {
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        return chromium;
    }

    private static Task<RunningFarandole> StartAsync(PushRelay relay) =>
        RunningFarandole.StartAsync(
            new Dictionary<string, string>
            {
                ["FARANDOLE_SafeHttp__AllowLoopbackPorts"] = relay.Port.ToString(CultureInfo.InvariantCulture),
            },
            Ct
        );

    /// <summary>Answers with a name; returns the path of the personal link.</summary>
    private static async Task<string> ComeAsync(IPage page, RunningFarandole program)
    {
        var announced = await page.APIRequest.AnnounceAsync(
            new
            {
                title = "Les 60 ans d’Annick",
                start = $"{Days.In(20)}T14:00",
                timeZone = "Europe/Paris",
                visibility = "unlisted",
                takesNames = true,
            }
        );
        await page.GotoAsync($"{announced.Path}/answer");
        await page.Locator("[name=name]").First.FillAsync("Tata Jo");
        await page.ArriveAsync(() =>
            page.Locator("form[action$='/participations'] button.btn-primary").First.ClickAsync()
        );
        return new Uri(page.Url).AbsolutePath;
    }
}
