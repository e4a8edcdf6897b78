using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Identity;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Following;

/// <summary>A group is followed by an address alone: asked once, told on Mondays, gone with one click.</summary>
public sealed partial class AddressTests
{
    private const string Door = $"{Followers.Door}/address";
    private const string Lea = "lea@exemple.net";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("COMMUNITY-7")]
    public async Task An_address_follows_when_its_owner_says_so_and_is_told_on_mondays_until_one_click_erases_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        Assert.Contains($"action=\"{Door}\"", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        var link = await Asks(app);
        Assert.Contains("Oui, suivre", await app.Visitor().Page(link), StringComparison.Ordinal);
        // Opened by a scanner of mail, it changes nothing.
        Assert.Null((await Only(app)).ConfirmedAt);
        await app.SaysAll(nadia);
        await Week(app);
        Assert.Empty(News(app));

        await app.Visitor().Post($"{link}/confirmation");
        await nadia.Posts("Combien d’eau ?", "On a compté.");
        await Week(app);

        var letter = Assert.Single(News(app));
        Assert.Contains("Combien d’eau", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("zqmembers|zqdraft|zqlink|zqprivate", $"{letter.TextBody} {letter.HtmlBody}");
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        Assert.Contains(link, letter.TextBody, StringComparison.Ordinal);
        var stop = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await app.Visitor().Post(stop, ("List-Unsubscribe", "One-Click"))).StatusCode
        );
        Assert.Empty(await app.Look(db => db.Set<AddressFollower>().ToListAsync(Ct)));
        Assert.Contains("est effacée", await app.Visitor().Page(link), StringComparison.Ordinal);
        await nadia.Posts("De nouveau", "Des mots.");
        await Week(app);
        Assert.Single(News(app));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"{link[..^2]}AA")).StatusCode);
    }

    [Fact]
    public async Task Every_address_is_answered_alike_and_what_is_none_comes_back_with_a_word_beside_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        await app.Visitor().Post($"{await Asks(app)}/confirmation");

        await Blocking.Keeping.SaysTheSame(
            app.Visitor().Post(Door, ("email", Lea)),
            app.Visitor().Post(Door, ("email", "sam@exemple.net"))
        );
        await Blocking.Keeping.SaysTheSame(
            app.Visitor().Post(Door, ("email", "robot@exemple.net"), ("website", "http://x")),
            app.Visitor().Post(Door, ("email", "bao@exemple.net"))
        );
        Assert.Equal(3, await app.Look(db => db.Set<AddressFollower>().CountAsync(Ct)));

        var wrong = await app.Visitor().Post(Door, ("email", "lea@"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"lea@\"", await wrong.Text(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Visitor().Post("/@nobody_here/follow/address", ("email", Lea))).StatusCode
        );
    }

    [Fact]
    public async Task Who_never_says_yes_is_forgotten_after_a_day()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        await Asks(app);

        await app.Night(Duration.FromHours(23));
        Assert.Single(await app.Look(db => db.Set<AddressFollower>().ToListAsync(Ct)));
        await app.Night(Duration.FromHours(2));

        Assert.Empty(await app.Look(db => db.Set<AddressFollower>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task The_group_sees_a_number_and_its_owner_all_of_it_with_an_account_or_without()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var link = await Asks(app);
        Assert.DoesNotContain("suit ce groupe", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        await app.Visitor().Post($"{link}/confirmation");

        var space = await nadia.Page("/groups/eaux_vives");
        Assert.Contains("1 personne suit ce groupe", space, StringComparison.Ordinal);
        Assert.DoesNotContain(Lea, space, StringComparison.Ordinal);
        Assert.Contains("eaux_vives", await Taken(app), StringComparison.Ordinal);
        var lea = await app.SignedIn(Lea);
        await lea.Post("/account/gathering", ("gathers", "true"));
        Assert.Contains("Groupes suivis par e-mail", await lea.Page("/account/memory"), StringComparison.Ordinal);
        await lea.Post(
            "/account/memory/erasure",
            ("part", "following-by-address"),
            ("line", $"{(await Only(app)).Id}")
        );
        Assert.Empty(await app.Look(db => db.Set<AddressFollower>().ToListAsync(Ct)));
    }

    private static async Task<string> Asks(App app)
    {
        var answer = await app.Visitor().Post(Door, ("email", Lea));
        Assert.Equal($"{Followers.Door}?done=asked", answer.Headers.Location?.ToString());
        await app.DrainAsync();
        return Links().Match(app.LettersTo(Lea)[^1].TextBody ?? "").Value;
    }

    private static async Task Week(App app)
    {
        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
    }

    private static Task<AddressFollower> Only(App app) => app.Look(db => db.Set<AddressFollower>().SingleAsync(Ct));

    private static List<MimeMessage> News(App app) =>
        [
            .. app.LettersTo(Lea)
                .Where(l => (l.TextBody ?? "").Contains("vous suivez ce groupe", StringComparison.Ordinal)),
        ];

    private static async Task<string> Taken(App app)
    {
        var take = TakingLinks.PathOf(
            EmailAddress.Parse(Lea)!,
            app.Clock.GetCurrentInstant(),
            app.Services.GetRequiredService<AddressHash>()
        );
        await using var zip = new ZipArchive(
            await (await app.Visitor().Get($"{take}/data.zip")).Content.ReadAsStreamAsync(Ct)
        );
        using var reader = new StreamReader(await zip.GetEntry("followed-groups.json")!.OpenAsync(Ct));
        return await reader.ReadToEndAsync(Ct);
    }

    [GeneratedRegex(@"/follows/[\w-]+")]
    private static partial Regex Links();
}
