using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// A passkey in a real browser, with the device that it emulates for tests. Passkeys want a name: the program of its own is
/// known here as localhost.
/// </summary>
public sealed partial class PasskeyTests : IAsyncLifetime
{
    private readonly Chromium chromium = new();
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private RunningFarandole? program;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Uri Home => new($"http://localhost:{((IPEndPoint)door.LocalEndpoint).Port}");

    public async ValueTask InitializeAsync()
    {
        door.Start();
        program = await RunningFarandole.StartAsync(
            new Dictionary<string, string> { ["FARANDOLE_Url"] = Home.GetLeftPart(UriPartial.Authority) },
            CancellationToken.None
        );
        _ = PassOnAsync();
        await chromium.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        door.Dispose();
        if (program is not null)
            await program.DisposeAsync();
        Assert.True(chromium.Complaints.Count == 0, string.Join('\n', chromium.Complaints));
    }

    [Fact]
    public async Task A_device_makes_a_passkey_and_signs_in_with_it_and_no_more_once_it_is_removed()
    {
        const string address = "cle@example.org";
        var page = await chromium.NewPageAsync(new Visitor(Language: "en"), Home);
        var device = await DeviceAsync(page);
        await SignInAsync(page, address);
        await page.GotoAsync("/account");

        var make = page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey on this device" });
        await ComeAlongAsync(page, () => make.ClickAsync());
        Assert.Contains("The passkey is added.", await MainAsync(page), StringComparison.Ordinal);
        await LookAsync(page, "walk-passkey-made");
        await make.ClickAsync();
        await page.GetByText("This device already has a passkey").WaitForAsync();
        await SignOutAsync(page);

        await LookAsync(page, "walk-passkey-sign-in");
        var enter = page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" });
        await ComeAlongAsync(page, () => enter.ClickAsync());
        Assert.Contains(address, await MainAsync(page), StringComparison.Ordinal);
        Assert.Contains("Used on", await MainAsync(page), StringComparison.Ordinal);

        await ComeAlongAsync(page, () => page.Locator("form[action='/account/passkeys/end'] button").ClickAsync());
        await SignOutAsync(page);
        await ComeAlongAsync(page, () => enter.ClickAsync());
        Assert.Contains("This passkey opens nothing here", await MainAsync(page), StringComparison.Ordinal);
        await LookAsync(page, "walk-passkey-wrong");

        // Whoever touches the device and is not recognised is sent away by the browser itself.
        await page.GotoAsync("/account");
        await device("WebAuthn.setUserVerified", new() { ["isUserVerified"] = false });
        await enter.ClickAsync();
        await page.GetByText("Nothing was done.").WaitForAsync();
    }

    [Fact]
    public async Task Without_script_nobody_is_offered_what_would_not_work()
    {
        var page = await chromium.NewPageAsync(new Visitor(Script: false, Language: "en"), Home);
        await SignInAsync(page, "sans@example.org");
        await page.GotoAsync("/account");
        Assert.Contains("a recent browser with JavaScript is needed", await MainAsync(page), StringComparison.Ordinal);
        Assert.False(await page.Locator("form[action='/account/passkeys']").IsVisibleAsync());
    }

    /// <summary>A device with a screen lock that keeps passkeys; it answers by itself.</summary>
    private static async Task<Func<string, Dictionary<string, object>, Task>> DeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        var id = added!.Value.GetProperty("authenticatorId").GetString()!;
        return (method, said) =>
        {
            said["authenticatorId"] = id;
            return session.SendAsync(method, said);
        };
    }

    private async Task SignInAsync(IPage page, string address)
    {
        var asked = await page.APIRequest.FollowAsync(Home, "/account/sign-ins", ("email", address));
        var letter = (await program!.LettersToAsync(address, 1, Ct))[0];
        await page.APIRequest.SendAsync(Home, asked, ("code", Digits().Match(letter.TextBody ?? "").Value));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        var out_ = page.Locator("form[action='/account/sessions/end'] button").First;
        await ComeAlongAsync(page, () => out_.ClickAsync());
    }

    private static Task ComeAlongAsync(IPage page, Func<Task> act) =>
        page.ArriveAsync(() =>
            page.RunAndWaitForResponseAsync(act, r => r.Request.IsNavigationRequest && r.Status is not (302 or 303))
        );

    private static async Task LookAsync(IPage page, string name)
    {
        await page.AxeAsync();
        await page.FitsAsync(390);
        await page.KeepAsync(name);
    }

    private static Task<string> MainAsync(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Passes on what comes to the name to where the program listens.</summary>
    private async Task PassOnAsync()
    {
        try
        {
            while (true)
                _ = PassOnAsync(await door.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException) { }
    }

    private async Task PassOnAsync(TcpClient caller)
    {
        try
        {
            using var from = caller;
            using var to = new TcpClient();
            await to.ConnectAsync(IPAddress.Loopback, program!.Address.Port);
            await Task.WhenAny(
                from.GetStream().CopyToAsync(to.GetStream()),
                to.GetStream().CopyToAsync(from.GetStream())
            );
        }
        catch (Exception over) when (over is IOException or SocketException or ObjectDisposedException) { }
    }

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
