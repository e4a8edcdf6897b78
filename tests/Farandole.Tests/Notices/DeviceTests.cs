using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Features.Retention;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Notices;

/// <summary>The devices of a person: added, tried, lost, taken off, forgotten.</summary>
public sealed class DeviceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [Requirement("FRIENDS-4")]
    public async Task When_a_device_is_gone_letters_tell_again_and_the_page_says_so(int gone)
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.App.Comes(id);
        var phone = await phones.Add(ticket);
        phones.Relay.Answers[phone] = gone;
        var before = phones.App.Letters().Count;

        await phones.Tell(ticket, "message", "Perdu ?");
        Assert.Equal(0, await Devices(phones));
        await phones.App.EveningAsync();

        Assert.Equal("Sujet message", phones.App.Letters()[before].Subject);
        Assert.Equal(before + 1, phones.App.Letters().Count);
        var page = await phones.App.Visitor().Reads(ticket);
        Assert.Contains("Votre appareil ne répond plus", page, StringComparison.Ordinal);
        Assert.Contains("Les e-mails vous préviennent à sa place", page, StringComparison.Ordinal);

        await phones.Add(ticket);
        Assert.DoesNotContain("ne répond plus", await phones.App.Visitor().Reads(ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_nothing_but_a_device_is_told_on_their_page_that_it_is_gone()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.Named(await phones.Announce(), "Jo");
        phones.Relay.Answers[await phones.Add(ticket)] = 410;
        await phones.Tell(ticket, "message", "Venez à 15 h.");
        var page = await phones.App.Visitor().Reads(ticket);
        Assert.Contains("Plus rien ne vous prévient", page, StringComparison.Ordinal);
        Assert.Contains("Venez à 15 h.", page, StringComparison.Ordinal);
        Assert.Empty(phones.App.Letters());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_push_service_in_trouble_is_asked_again_later(int trouble)
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.App.Comes(await phones.Announce());
        var phone = await phones.Add(ticket);
        phones.Relay.Answers[phone] = trouble;
        await phones.Tell(ticket, "message");
        Assert.Equal(1, await Devices(phones));
        Assert.Empty(phone.Notices);

        phones.Relay.Answers.Clear();
        await phones.App.PassAsync(Duration.FromSeconds(25));

        Assert.Equal("Un message de l’équipe", Assert.Single(phone.Notices).Body);
    }

    [Fact]
    public async Task What_no_device_took_in_half_a_day_leaves_by_letter()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.App.Comes(await phones.Announce());
        var phone = await phones.Add(ticket);
        phones.Relay.Answers[phone] = 503;
        var before = phones.App.Letters().Count;
        await phones.Tell(ticket, "message");
        for (var hours = 0; hours < 48; hours += 3)
            await phones.App.PassAsync(Duration.FromHours(3));
        Assert.Empty(phone.Notices);
        Assert.Equal("Sujet message", phones.App.Letters()[before].Subject);
        Assert.Equal(before + 1, phones.App.Letters().Count);
    }

    [Fact]
    public async Task A_test_comes_to_every_device_of_the_page_and_one_that_is_gone_is_said_so()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.Named(await phones.Announce(), "Jo");
        var (first, second) = (await phones.Add(ticket), await phones.Add(ticket));
        phones.Relay.Answers[second] = 410;
        using var visitor = phones.App.Visitor("en");

        (await visitor.Send($"{ticket}/devices/trial")).ShouldLeadTo($"{ticket}?done=tried");

        Assert.Contains("Tout marche", Assert.Single(first.Notices).Body, StringComparison.Ordinal);
        Assert.Equal(1, await Devices(phones));
        phones.Relay.Answers[first] = 410;
        (await visitor.Send($"{ticket}/devices/trial")).ShouldLeadTo($"{ticket}?done=untried");
    }

    [Fact]
    public async Task Tests_are_counted_and_devices_are_few()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.Named(await phones.Announce(), "Jo");
        var first = await phones.Add(ticket);
        for (var n = 0; n < 5; n++)
            await phones.Add(ticket);
        Assert.Equal(5, await Devices(phones));
        Assert.False(await phones.App.Look(db => db.Set<NoticeDevice>().AnyAsync(d => d.Endpoint == first.Endpoint)));

        using var visitor = phones.App.Visitor();
        var codes = new List<HttpStatusCode>();
        for (var n = 0; n < 11; n++)
            codes.Add((await visitor.Send($"{ticket}/devices/trial")).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
    }

    [Fact]
    public async Task The_same_browser_is_one_device_and_can_be_taken_off()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var (ticket, other) = (await phones.App.Comes(id), await phones.Named(id, "Jo"));
        var phone = await phones.Add(ticket);
        (await phones.Send(ticket, phone)).ShouldLeadTo($"{ticket}?done=device");
        await phones.Add(other);
        Assert.Equal(2, await Devices(phones));
        using var visitor = phones.App.Visitor();
        var door = Removal(await visitor.Reads(ticket));

        // Nobody takes off what is another's.
        (await visitor.Send(door.Replace(ticket, other, StringComparison.Ordinal))).ShouldLeadTo(
            $"{other}?done=letters"
        );
        Assert.Equal(2, await Devices(phones));
        (await visitor.Send(door)).ShouldLeadTo($"{ticket}?done=letters");
        Assert.Equal(1, await Devices(phones));
        Assert.DoesNotContain("ne répond plus", await visitor.Reads(ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_address_lists_its_devices_and_no_others_and_tries_and_takes_them_off()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.App.Comes(await phones.Announce());
        var letters = LetterLinks.PathOf((await phones.Mine(ticket)).EmailHash, phones.Signer);
        await phones.Add(ticket, "Firefox/140.0 (Android)");
        var phone = await phones.Add(letters, "Version/18.0 (iPhone) Safari/604.1");
        using var visitor = phones.App.Visitor("en");
        var page = await visitor.Reads(letters);
        Assert.Contains("Safari, iPhone", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Firefox", page, StringComparison.Ordinal);
        Assert.Contains("How should we tell you?", page, StringComparison.Ordinal);

        (await visitor.Send($"{letters}/devices/trial")).ShouldLeadTo($"{letters}?done=saved");
        Assert.StartsWith("All set", Assert.Single(phone.Notices).Body, StringComparison.Ordinal);
        (await visitor.Send(Removal(page))).ShouldLeadTo($"{letters}?done=saved");
        Assert.Equal(1, await Devices(phones));
    }

    [Theory]
    [InlineData("endpoint", "http://127.0.0.1:1/push")]
    [InlineData("endpoint", "https://10.0.0.1/push")]
    [InlineData("endpoint", "")]
    [InlineData("p256dh", "AAAA")]
    [InlineData("auth", "")]
    public async Task What_no_browser_sends_is_refused(string field, string value)
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.Named(await phones.Announce(), "Jo");
        var browser = phones.Relay.NewPhone();
        using var visitor = phones.App.Visitor();
        var fields = new Dictionary<string, string>
        {
            ["endpoint"] = browser.Endpoint,
            ["p256dh"] = browser.PublicKey,
            ["auth"] = browser.Auth,
            [field] = value,
        };
        using var answer = await visitor.Send($"{ticket}/devices", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await visitor.Send($"{ticket}/told-by", ("by", "99"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await phones.Send("/t/none", browser)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await phones.Send("/letters/none", browser)).StatusCode);
        Assert.Equal(0, await Devices(phones));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Devices_are_handed_over_with_all_the_rest_and_forgotten_with_it()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.App.Comes(await phones.Announce());
        var phone = await phones.Add(ticket);
        await phones.Tell(ticket, "message", "Un mot.");
        using var visitor = phones.App.Visitor();

        await using var zip = new ZipArchive(await visitor.GetStreamAsync($"{ticket}/data.zip", Ct));
        using var reader = new StreamReader(await zip.GetEntry("devices.json")!.OpenAsync(Ct));
        var told = await reader.ReadToEndAsync(Ct);
        Assert.Contains(phone.Endpoint, told, StringComparison.Ordinal);
        Assert.Contains("Un mot.", told, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.Auth, told, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.Endpoint, phones.App.Logs, StringComparison.Ordinal);

        (await visitor.Send($"{ticket}/erasure")).ShouldLeadTo("/erased");
        await Nothing(phones);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Devices_go_with_the_event_and_those_of_an_address_when_nothing_is_written_to_it()
    {
        await using var phones = await Phones.StartAsync();
        var ticket = await phones.App.Comes(await phones.Announce());
        await phones.Add(ticket);
        await phones.Add(LetterLinks.PathOf((await phones.Mine(ticket)).EmailHash, phones.Signer));
        await phones.Tell(ticket, "message", "Un mot.");
        Assert.Equal(2, await Devices(phones));
        await ActivatorUtilities.CreateInstance<PlanRetention>(phones.App.Services).Plan(Ct);

        await phones.App.PassAsync(Duration.FromDays(70));
        Assert.Equal(1, await Devices(phones));
        await phones.App.PassAsync(Duration.FromDays(130));
        await Nothing(phones);
    }

    private static Task<int> Devices(Phones phones) => phones.App.Look(db => db.Set<NoticeDevice>().CountAsync(Ct));

    private static async Task Nothing(Phones phones)
    {
        Assert.Equal(0, await Devices(phones));
        Assert.Equal(0, await phones.App.Look(db => db.Set<NoticeReader>().CountAsync(Ct)));
        Assert.Equal(0, await phones.App.Look(db => db.Set<NoticeRow>().CountAsync(Ct)));
    }

    private static string Removal(string page) => Regex.Match(page, "action=\"([^\"]+/removal)\"").Groups[1].Value;
}
