using System.Net;
using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed class PasskeyTests
{
    private const string Cam = "cam@exemple.fr";
    private const string Making = "/account/passkeys";
    private const string Entering = "/account/passkey-sign-ins";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_signs_in_and_its_owner_is_told()
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        Assert.Equal("/account?done=passkey", await Make(cam, device));
        await app.DrainAsync();
        Assert.StartsWith("Une clé d’accès ouvre", app.LettersTo(Cam)[^1].Subject, StringComparison.Ordinal);

        using var visitor = app.Visitor();
        var answer = await Enter(visitor, device);

        Assert.Equal("/account?done=back", answer.Headers.Location?.ToString());
        var page = await visitor.Page("/account");
        Assert.Contains(Cam, page, StringComparison.Ordinal);
        Assert.Contains("A servi le", page, StringComparison.Ordinal);
    }

    /// <summary>It has recognised its owner by itself, so it is both steps, and a fresh sign-in.</summary>
    [Fact]
    public async Task A_passkey_is_both_steps_in_one_and_a_fresh_sign_in()
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        await Make(cam, device);
        await app.TurnsOn(cam);
        var half = await app.SignedIn(Cam);
        Assert.True(await half.IsHalfway());

        await Enter(half, device);

        Assert.Contains(Cam, await half.Page("/account"), StringComparison.Ordinal);
        var codes = await half.Post("/account/second-step/codes");
        Assert.Equal(HttpStatusCode.OK, codes.StatusCode);
    }

    public static TheoryData<string> Wrongs =>
        ["challenge", "origin", "domain", "replay", "late", "removed", "unverified", "swapped", "making"];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Nothing_else_than_its_own_signature_of_this_challenge_here_and_now_opens(string wrong)
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        await Make(cam, device);
        using var visitor = app.Visitor();
        var (ceremony, options) = await Begin(visitor, Entering);

        var (sent, signed) = wrong switch
        {
            "challenge" => (ceremony, device.Sign((await Begin(visitor, Entering)).Options)),
            "origin" => (ceremony, From(device, options, d => d.Origin = "http://farandole.test.example.org")),
            "domain" => (ceremony, From(device, options, d => d.Domain = "example.org")),
            "unverified" => (ceremony, From(device, options, d => d.Verifies = false)),
            "making" => ((await Begin(cam, Making)).Ceremony, device.Sign(options)),
            "swapped" => (ceremony, await InTheNameOf(app, device, options)),
            _ => (ceremony, device.Sign(options)),
        };
        if (wrong == "replay")
            Assert.Equal(HttpStatusCode.SeeOther, (await Send(app.Visitor(), sent, signed)).StatusCode);
        if (wrong == "late")
            app.Clock.Advance(PasskeyCeremony.Length);
        if (wrong == "removed")
            await cam.Post($"{Making}/end", ("passkey", await Selector(app)));
        var answer = await Send(visitor, sent, signed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("n’ouvre rien ici", await answer.Text(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static string From(Authenticator device, JsonElement options, Action<Authenticator> goWrong)
    {
        goWrong(device);
        return device.Sign(options);
    }

    /// <summary>Signed by the passkey of somebody else.</summary>
    private static async Task<string> InTheNameOf(App app, Authenticator device, JsonElement options)
    {
        using var other = new Authenticator();
        await Make(await app.SignedIn("dominique@exemple.fr"), other);
        return other.Sign(options).Replace(Base64(other.Id), Base64(device.Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("unverified")]
    [InlineData("other-account")]
    [InlineData("entering")]
    [InlineData("nonsense")]
    public async Task A_passkey_is_made_for_ones_own_account_here_and_by_a_device_that_recognises(string wrong)
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        var (ceremony, options) = await Begin(cam, Making);
        if (wrong == "origin")
            device.Origin = "https://farandole.test";
        device.Verifies = wrong != "unverified";
        if (wrong == "other-account")
            ceremony = (await Begin(await app.SignedIn("dominique@exemple.fr"), Making)).Ceremony;
        if (wrong == "entering")
            ceremony = (await Begin(cam, Entering)).Ceremony;

        var answer = await cam.Post(
            Making,
            ("ceremony", ceremony),
            ("credential", wrong == "nonsense" ? "{\"id\":3}" : device.Make(options))
        );

        Assert.Equal("/account?done=passkey-not", answer.Headers.Location?.ToString());
        Assert.Equal(0, await app.Look(db => db.Set<Passkey>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_is_made_and_taken_away_after_a_fresh_sign_in_only()
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        await Make(cam, device);
        app.Clock.Advance(Duration.FromMinutes(15));
        foreach (var path in new[] { Making, $"{Making}/options", $"{Making}/end" })
        {
            var answer = await cam.Post(path, ("passkey", await Selector(app)));
            Assert.Equal("/account?done=stale", answer.Headers.Location?.ToString());
        }
        var dominique = await app.SignedIn("dominique@exemple.fr");
        await dominique.Post($"{Making}/end", ("passkey", await Selector(app)));
        Assert.Equal(1, await app.Look(db => db.Set<Passkey>().CountAsync(Ct)));

        await Enter(cam, device);
        var gone = await cam.Post($"{Making}/end", ("passkey", await Selector(app)));

        Assert.Equal("/account?done=passkey-gone", gone.Headers.Location?.ToString());
        await app.DrainAsync();
        Assert.EndsWith("est retirée", app.LettersTo(Cam)[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Passkey>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_device_makes_one_for_an_account_and_its_options_say_what_is_wanted()
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        await Make(cam, device);

        var options = (await Begin(cam, Making)).Options;

        Assert.Equal(Base64(device.Id), options.GetProperty("excludeCredentials")[0].GetProperty("id").GetString());
        Assert.Equal("farandole.test", options.GetProperty("rp").GetProperty("id").GetString());
        var wanted = options.GetProperty("authenticatorSelection");
        Assert.Equal("required", wanted.GetProperty("residentKey").GetString());
        Assert.Equal("required", wanted.GetProperty("userVerification").GetString());
        var entering = (await Begin(app.Visitor(), Entering)).Options;
        Assert.Equal("required", entering.GetProperty("userVerification").GetString());
        // Whose passkeys there are is told to nobody.
        Assert.Equal(0, entering.GetProperty("allowCredentials").GetArrayLength());
        var again = await cam.Post(
            Making,
            ("ceremony", (await Begin(cam, Making)).Ceremony),
            ("credential", device.Make(options))
        );
        Assert.Equal("/account?done=passkey-not", again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_address_in_figures_offers_none()
    {
        await using var app = await App.StartAsync(("Url", "http://192.0.2.7"));
        Assert.DoesNotContain(
            "data-module=\"passkey\"",
            await app.Visitor().Page("/account"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Ones_data_say_which_there_are_and_they_end_with_the_account()
    {
        await using var app = await App.StartAsync();
        using var device = new Authenticator();
        var cam = await app.SignedIn(Cam);
        await Make(cam, device);
        await Begin(cam, Making);
        var data = JsonDocument.Parse(await cam.GetStringAsync("/account/data.json", Ct)).RootElement;
        Assert.Equal("2027-03-02", data.GetProperty("passkeys")[0].GetProperty("setOn").GetString());
        await app.Night(Duration.FromHours(25));
        Assert.Equal(0, await app.Look(db => db.Set<PasskeyCeremony>().CountAsync(Ct)));
        await Enter(cam, device);
        await cam.Post("/account/erasure");

        await app.Night(Account.Regret);

        Assert.Equal(0, await app.Look(db => db.Set<Passkey>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(app.Visitor(), device)).StatusCode);
    }

    private static async Task<(string Ceremony, JsonElement Options)> Begin(HttpClient visitor, string path)
    {
        var answer = await visitor.Post($"{path}/options");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        return (said.GetProperty("ceremony").GetString()!, said.GetProperty("options"));
    }

    private static async Task<string?> Make(HttpClient owner, Authenticator device)
    {
        var (ceremony, options) = await Begin(owner, Making);
        var answer = await owner.Post(Making, ("ceremony", ceremony), ("credential", device.Make(options)));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<HttpResponseMessage> Enter(HttpClient visitor, Authenticator device)
    {
        var (ceremony, options) = await Begin(visitor, Entering);
        return await Send(visitor, ceremony, device.Sign(options));
    }

    private static Task<HttpResponseMessage> Send(HttpClient visitor, string ceremony, string credential) =>
        visitor.Post(Entering, ("ceremony", ceremony), ("credential", credential));

    private static Task<string> Selector(App app) =>
        app.Look(db => db.Set<Passkey>().Select(p => p.Selector).FirstAsync(Ct));

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
