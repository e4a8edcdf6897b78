using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Profiles;

/// <summary>
/// MT-3 of the threat model: two profiles of one person and one of another. Nothing that others get may tell which two
/// belong together, so what is left of each once its own words are taken out is the same for all three.
/// </summary>
public sealed partial class LinkabilityTests
{
    private const string Rose = "rose";
    private const string Tuba = "tuba";
    private const string Marteau = "marteau";
    private static readonly string[] All = [Rose, Marteau, Tuba];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_profile_emits_tells_of_no_other_profile()
    {
        await using var app = await App.StartAsync();
        await TwoPeople(app);
        foreach (
            var (language, accept) in new[]
            {
                ("fr", "text/html"),
                ("en", "text/html"),
                ("fr", "application/activity+json"),
                ("fr", "application/json"),
            }
        )
        {
            var seen = new List<string>();
            foreach (var handle in All)
                seen.Add(await Emitted(app, handle, language, accept));
            Assert.True(seen.Distinct().Count() == 1, string.Join("\n————\n", seen.Distinct()));
        }
    }

    [Fact]
    public async Task The_owner_sees_of_a_profile_what_everybody_sees()
    {
        await using var app = await App.StartAsync();
        var (cam, other) = await TwoPeople(app);

        foreach (var handle in All)
        {
            var seen = await app.Visitor().Page($"/@{handle}");
            Assert.Equal(seen, await cam.Page($"/@{handle}"));
            Assert.Equal(seen, await other.Page($"/@{handle}"));
        }
    }

    [Fact]
    public async Task Only_the_page_of_the_account_and_its_file_join_them()
    {
        await using var app = await App.StartAsync();
        var (cam, other) = await TwoPeople(app);
        foreach (var path in new[] { "/account", "/account/data.json" })
        {
            var mine = await cam.GetStringAsync(path, Ct);
            Assert.Equal(
                (true, true, false),
                (
                    mine.Contains(Rose, StringComparison.Ordinal),
                    mine.Contains(Tuba, StringComparison.Ordinal),
                    mine.Contains(Marteau, StringComparison.Ordinal)
                )
            );
            var theirs = await other.GetStringAsync(path, Ct);
            Assert.DoesNotContain(Rose, theirs, StringComparison.Ordinal);
            Assert.DoesNotContain(Tuba, theirs, StringComparison.Ordinal);
        }
        // The page of one says nothing of the others, not even to its owner.
        foreach (var handle in new[] { Rose, Tuba })
        {
            var own = await cam.Page($"/account/profiles/{handle}");
            Assert.DoesNotContain(handle == Rose ? Tuba : Rose, own, StringComparison.Ordinal);
        }
        foreach (var list in new[] { "/", "/sitemap.xml", "/agenda.json", "/agenda.atom", "/api/v1/events", "/about" })
        {
            var seen = await app.Visitor().Page(list);
            Assert.All(All, h => Assert.DoesNotContain($"@{h}", seen, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Two_profiles_of_an_account_in_two_groups_are_joined_by_nothing()
    {
        await using var app = await App.StartAsync();
        var (cam, _, nadia) = await TwoGroups(app);
        foreach (var (group, here, elsewhere) in new[] { ("eaux_vives", Rose, Tuba), ("les_airs", Tuba, Rose) })
        {
            foreach (var page in new[] { "", "/members", "/members.csv" })
            {
                var seen = await nadia.GetStringAsync($"/groups/{group}{page}", Ct);
                Assert.Contains(here, seen, StringComparison.Ordinal);
                Assert.DoesNotContain(elsewhere, seen, StringComparison.Ordinal);
            }
            // What is theirs in one of their groups does not show to themselves what they are in the other.
            foreach (var own in new[] { "", "/me", "/joining" })
                Assert.DoesNotContain(
                    elsewhere,
                    await cam.GetStringAsync($"/groups/{group}{own}", Ct),
                    StringComparison.Ordinal
                );
            Assert.DoesNotContain(elsewhere, await app.Visitor().Page($"/@{group}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_member_of_one_group_is_like_another_who_is_in_two()
    {
        await using var app = await App.StartAsync();
        var (_, _, nadia) = await TwoGroups(app);
        var ids = await app.Look(db => db.Set<Member>().Select(m => m.Id).ToListAsync(Ct));
        var lines = (await nadia.GetStringAsync("/groups/les_airs/members", Ct)).Split("<li class=\"cluster\">");

        string Line(string handle)
        {
            var line = lines.Single(l => l.Contains($"/@{handle}\"", StringComparison.Ordinal)).Split("</li>")[0];
            foreach (var id in ids)
                line = line.Replace(id.ToString(), "", StringComparison.Ordinal);
            var name = $"Nom de {handle}";
            return line.Replace($"av-{Chain.Paper(name)}", "av-", StringComparison.Ordinal)
                .Replace($">{Initials.Of(name)}<", "><", StringComparison.Ordinal)
                .Replace(name, "", StringComparison.Ordinal)
                .Replace(handle, "", StringComparison.Ordinal);
        }

        Assert.Equal(Line(Marteau), Line(Tuba));
        // Version 4, RFC 9562 §5.4: neither order nor time.
        Assert.All(ids, id => Assert.Equal('4', id.ToString()[14]));
    }

    [Fact]
    public async Task What_is_kept_in_memory_of_the_others_ages_alike_when_one_changes()
    {
        await using var app = await App.StartAsync();
        var (cam, _) = await TwoPeople(app);
        using var visitor = app.Visitor();
        foreach (var handle in All)
            await visitor.Page($"/@{handle}");

        await cam.Post($"/account/profiles/{Rose}", ("name", "Autrement"), ("findable", "true"));

        // Both were made anew: which of them is the same person’s is not told.
        Assert.Null((await visitor.Get($"/@{Tuba}")).Headers.Age);
        Assert.Null((await visitor.Get($"/@{Marteau}")).Headers.Age);
    }

    [Fact]
    public async Task Ids_and_days_join_nothing()
    {
        await using var app = await App.StartAsync();
        await TwoPeople(app);
        var profiles = await app.Look(db => db.Set<Profile>().ToListAsync(Ct));

        // Version 4, RFC 9562 §5.4: neither order nor time.
        Assert.All(profiles, p => Assert.Equal('4', p.Id.ToString()[14]));
        // Made at different hours of one day.
        Assert.Single(profiles.Select(p => p.CreatedOn).Distinct());
        foreach (var handle in All)
        {
            var page = await app.Visitor().Page($"/@{handle}");
            Assert.All(
                profiles,
                p =>
                {
                    Assert.DoesNotContain(p.Id.ToString(), page, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain($"{p.AccountId}", page, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain(
                        Convert.ToHexString(p.HandleHash)[..16],
                        page,
                        StringComparison.OrdinalIgnoreCase
                    );
                }
            );
        }
    }

    [Fact]
    public async Task Profiles_of_an_account_that_ends_go_each_at_its_own_hour()
    {
        await using var app = await App.StartAsync();
        var (cam, _) = await TwoPeople(app);
        await app.SignedIn("cam@exemple.fr", cam);
        await cam.Post("/account/erasure");
        await app.Night(Account.Regret);

        var left = await app.Look(db => db.Set<Profile>().Where(p => p.AccountId == null).ToListAsync(Ct));
        Assert.Equal([Rose, Tuba], left.Select(p => p.Handle).Order());
        Assert.All(
            left,
            p => Assert.InRange(p.EndsAt!.Value - app.Clock.GetCurrentInstant(), Duration.Zero, Profile.Leaving)
        );
        // What was planned once stays planned.
        await app.Night(Duration.Zero);
        Assert.Equal(
            left.Select(p => p.EndsAt).Order(),
            await app.Look(async db =>
                (await db.Set<Profile>().Where(p => p.AccountId == null).Select(p => p.EndsAt).ToListAsync(Ct)).Order()
            )
        );

        await app.Night(Profile.Leaving);

        foreach (var handle in new[] { Rose, Tuba })
            Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get($"/@{handle}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get($"/@{Marteau}")).StatusCode);
        Assert.Equal(3, await app.Look(db => db.Set<TakenHandle>().CountAsync(Ct)));
        var again = await app.SignedIn("cam@exemple.fr", done: "welcome");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.Makes(Rose, "Encore")).StatusCode);
    }

    /// <summary>One has two profiles, made at other hours than the one of the other, with another's between them.</summary>
    private static async Task<(HttpClient Cam, HttpClient Other)> TwoPeople(App app)
    {
        var cam = await app.SomebodyAs("cam@exemple.fr", Rose);
        app.Clock.Advance(Duration.FromHours(2));
        var other = await app.SomebodyAs("dominique@exemple.fr", Marteau);
        app.Clock.Advance(Duration.FromHours(3));
        Assert.Equal(HttpStatusCode.SeeOther, (await cam.Makes(Tuba, $"Nom de {Tuba}")).StatusCode);
        return (cam, other);
    }

    /// <summary>Each profile of the first is in a group of its own; the other is in one of them.</summary>
    private static async Task<(HttpClient Cam, HttpClient Other, HttpClient Nadia)> TwoGroups(App app)
    {
        var (cam, other) = await TwoPeople(app);
        var nadia = await app.WatersOf("nadia");
        await nadia.Starts("Les airs", "nadia");
        foreach (var group in new[] { "eaux_vives", "les_airs" })
            await nadia.Post($"/groups/{group}/settings", ("name", group), ("joining", "Open"), ("listed", "true"));
        await cam.Post("/groups/eaux_vives/joining", ("as", Rose), ("shown", "ToEverybody"));
        await cam.Post("/groups/les_airs/joining", ("as", Tuba), ("shown", "ToEverybody"));
        await other.Post("/groups/les_airs/joining", ("as", Marteau), ("shown", "ToEverybody"));
        return (cam, other, nadia);
    }

    /// <summary>Everything that comes with the page, without what is the profile's own: its handle, its name and what is made of them.</summary>
    private static async Task<string> Emitted(App app, string handle, string language, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/@{handle}");
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await app.Visitor(language).SendAsync(request, Ct);
        var body = await answer.Content.ReadAsByteArrayAsync(Ct);
        var text = Encoding.UTF8.GetString(body);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Content-Length" or "ETag"));
        // The tag is made of the bytes that are there to be seen, and of nothing else.
        if (answer.Headers.ETag is { } tag)
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", tag.Tag);
        var name = $"Nom de {handle}";
        // Each has a pair of keys of its own, made at random.
        text = PublicKey().Replace(text, "");
        return $"{answer.StatusCode}\n{string.Join('\n', headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"))}\n{text}"
            .Replace($"av-{Chain.Paper(name)}", "av-", StringComparison.Ordinal)
            .Replace($">{Initials.Of(name)}<", "><", StringComparison.Ordinal)
            .Replace(name, "", StringComparison.Ordinal)
            .Replace(handle, "", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=\"publicKeyPem\": ?\")[^\"]+")]
    private static partial Regex PublicKey();
}
