using Farandole.Browser.Tests.Ring;
using Farandole.Tests.Accounts;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>From the button of another site to where one was going, in a real browser between two real sites.</summary>
public sealed class OutsideTests : IAsyncLifetime
{
    private readonly Chromium chromium = new();
    private OpenIdSite site = null!;
    private RunningFarandole program = null!;

    public async ValueTask InitializeAsync()
    {
        site = await OpenIdSite.StartAsync();
        program = await RunningFarandole.StartAsync(
            site.Settings.ToDictionary(
                s => "FARANDOLE_" + s.Name.Replace(":", "__", StringComparison.Ordinal),
                s => s.Value
            ),
            CancellationToken.None
        );
        site.ReturnTo = new Uri(program.Address, "/account/outside/house/return").ToString();
        await chromium.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await program.DisposeAsync();
        var other = new Uri(site.Url).Authority;
        await site.DisposeAsync();
        var complaints = chromium.Complaints.Where(c =>
            !c.Contains($"asked somebody else: http://{other}/", StringComparison.Ordinal)
        );
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_button_leads_to_where_one_was_going(bool script)
    {
        site.Subject = $"nadia-{script}";
        site.Email = $"nadia.{script}@example.org".ToLowerInvariant();
        var page = await chromium.NewPageAsync(new Visitor(Script: script, Language: "en"), program.Address);
        await page.GotoAsync("/account?then=/new/group");
        await page.AxeAsync();
        await page.FitsAsync(390);
        await page.KeepAsync($"walk-outside-sign-in-{script}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with La Maison" }).ClickAsync();
        if (!script)
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = "Almost there" }).WaitForAsync();
            await page.AxeAsync();
            await page.KeepAsync("walk-outside-go-on");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        }
        await page.WaitForURLAsync("**/new/group");

        // The session is that of the browser, not of the way that it came.
        await page.GotoAsync("/account");
        Assert.Contains(site.Email, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.AxeAsync();
        await page.FitsAsync(390);
        await page.Locator("#outside").ScrollIntoViewIfNeededAsync();
        await page.KeepAsync($"walk-outside-account-{script}");
        // With nothing to send there is a button, and no haste.
        await page.GotoAsync("/account/outside/house/return");
        Assert.Equal(1, await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).CountAsync());
    }
}
