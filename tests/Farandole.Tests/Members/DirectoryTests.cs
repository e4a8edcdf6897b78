using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Platform.Places;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Members;

public sealed partial class DirectoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Each_member_is_seen_as_they_chose_and_by_those_in_charge_in_any_case()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);
        foreach (var (handle, shown) in new[] { ("lea", Shown.ToThoseInCharge), ("sam", Shown.ToEverybody) })
        {
            var one = await app.SomebodyAs($"{handle}@exemple.fr", handle);
            await nadia.Receives(Joining.Open);
            await one.Comes(handle, shown.ToString());
            await one.Post($"{Meeting.Space}/me", ("does", $"Fait de {handle}"), ("shown", shown.ToString()));
            Assert.Contains($"Nom de {handle}", await one.Page(Meeting.Space), StringComparison.Ordinal);
        }

        foreach (var path in new[] { $"{Meeting.Space}/members", $"{Meeting.Space}/members?q=nom", Meeting.Space })
        {
            var seen = await bao.Page(path);
            Assert.DoesNotContain("Nom de lea", seen, StringComparison.Ordinal);
            Assert.Contains("Nom de sam", seen, StringComparison.Ordinal);
            Assert.Contains("Nom de lea", await nadia.Page(path), StringComparison.Ordinal);
        }
        Assert.Contains("Un membre</b> a rejoint le groupe", await bao.Page(Meeting.Space), StringComparison.Ordinal);
        var outside = await app.Visitor().Page("/@eaux_vives");
        Assert.Contains("Qui anime", outside, StringComparison.Ordinal);
        Assert.Contains("Fait de sam", outside, StringComparison.Ordinal);
        foreach (var name in new[] { "Nom de lea", "Nom de bao", "Nom de nadia" })
            Assert.DoesNotContain(name, outside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_showing_themselves_is_off_the_public_page_at_once()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Post($"{Meeting.Space}/me", ("does", "Fontaines"), ("shown", nameof(Shown.ToEverybody)));
        using var visitor = app.Visitor();
        Assert.Contains("Fontaines", await visitor.Page("/@eaux_vives"), StringComparison.Ordinal);

        await nadia.Post($"{Meeting.Space}/me", ("does", "Fontaines"), ("shown", nameof(Shown.ToMembers)));

        Assert.DoesNotContain("Qui anime", await visitor.Page("/@eaux_vives"), StringComparison.Ordinal);
        var wrong = await nadia.Post($"{Meeting.Space}/me", ("does", new string('é', 81)), ("shown", "?"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"does-error\"", await wrong.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_goes_on_by_name_and_finds_without_accents()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await Fill(app, 60);

        var first = await nadia.Page($"{Meeting.Space}/members");
        var second = await nadia.Page($"{Meeting.Space}/members?after={After().Match(first).Groups[1].Value}");

        Assert.Contains("61 membres", first, StringComparison.Ordinal);
        var (here, there) = (Numbers(first), Numbers(second));
        Assert.Empty(here.Intersect(there));
        Assert.Equal(Enumerable.Range(10, 60), here.Concat(there).Order());
        Assert.Equal(["42"], Numbers(await nadia.Page($"{Meeting.Space}/members?q=elodie%2042")).Select(n => $"{n}"));
        Assert.Contains(
            "Aucun nom ne correspond",
            await nadia.Page($"{Meeting.Space}/members?q=zzz"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_is_called_otherwise_is_filed_otherwise_everywhere()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        await lea.Post("/account/profiles/lea", ("name", "Émile Zébulon"));

        var page = await nadia.Page($"{Meeting.Space}/members");

        Assert.True(
            page.IndexOf(">Émile Zébulon</a>", StringComparison.Ordinal) is > 0 and var first
                && first < page.IndexOf(">Nom de nadia</a>", StringComparison.Ordinal),
            page
        );
        Assert.Contains("Émile", await nadia.Page($"{Meeting.Space}/members?q=zebu"), StringComparison.Ordinal);
        Assert.DoesNotContain("Émile", await nadia.Page($"{Meeting.Space}/members?q=lea"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_spreadsheet_is_for_those_who_manage_holds_no_address_and_no_formula()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        await lea.Post($"{Meeting.Space}/me", ("does", "=1+1"), ("shown", nameof(Shown.ToThoseInCharge)));

        var csv = await nadia.GetStringAsync($"{Meeting.Space}/members.csv", Ct);

        Assert.Contains("Nom de lea;lea;Anime;;", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"{Meeting.Space}/members.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(await app.MemberPath("nadia"))).StatusCode);
    }

    [Fact]
    public async Task Who_only_looks_has_no_directory()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);

        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"{Meeting.Space}/members")).StatusCode);
        Assert.DoesNotContain($"{Meeting.Space}/members\"", await lou.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.Contains("Ma place", await lou.Page($"{Meeting.Space}/me"), StringComparison.Ordinal);
    }

    /// <summary>Members called Élodie, with a number each from 10 on.</summary>
    private static Task Fill(App app, int people) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var role = await db.Set<Role>().SingleAsync(r => r.Preset == RolePreset.Member, ct);
                var account = (await db.Set<Account>().FirstAsync(ct)).Id;
                foreach (var n in Enumerable.Range(10, people))
                {
                    var profile = Profile.Open(
                        account,
                        Handle.Parse($"membre_{n}")!,
                        [.. Enumerable.Repeat((byte)n, 32)],
                        new($"Élodie {n}", null, null, "fr", IsFindable: false),
                        new(2027, 3, 1)
                    );
                    db.Add(profile);
                    db.Add(Member.Join(role.GroupId, profile.Id, Folding.Of(profile.Name), role.Id, new(2027, 3, 1)));
                }
            },
            Ct
        );

    private static List<int> Numbers(string page) =>
        [.. Named().Matches(page).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex(@"after=(\w+)")]
    private static partial Regex After();

    [GeneratedRegex(@">Élodie (\d+)</a>")]
    private static partial Regex Named();
}
