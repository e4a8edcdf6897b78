using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.House;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Roles;

namespace Farandole.Tests.Posts;

/// <summary>Every visitor × every door that shows anything of a group × every kind of post. Who may see which is said as data.</summary>
public sealed class SecrecyTests
{
    private const string Open = "zqopenpost";
    private const string Inner = "zqinnerpost";
    private const string Draft = "zqdraftpost";
    private const string Planned = "zqplannedpost";

    private static readonly string[] Words = [Open, Inner, Draft, Planned];

    [Fact]
    public async Task What_is_for_members_or_not_out_yet_is_in_nobody_elses_answer()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var posts = await Write(app, nadia);
        var stranger = await app.SomebodyAs("cam@exemple.fr", "cam");
        await stranger.Starts("Les autres", "cam");
        (string Name, HttpClient By, string[] Sees)[] visitors =
        [
            ("nobody", app.Visitor(), [Open]),
            ("another server", AnotherServer(app), [Open]),
            ("a stranger with a group of their own", stranger, [Open]),
            ("who discovers", await app.MemberOfWaters("lou", RolePreset.Discovers), [Open, Inner]),
            ("a member who may propose", await app.MemberOfWaters("sam", RolePreset.Member), [Open, Inner]),
            ("who publishes", await app.MemberOfWaters("romain", RolePreset.Runs), Words),
            ("who holds the keys", nadia, Words),
        ];
        foreach (var (name, by, sees) in visitors)
        {
            var seen = new HashSet<string>();
            foreach (var path in Paths(posts))
            {
                var answer = await (await by.Get(path)).Text();
                seen.UnionWith(Words.Where(w => answer.Contains(w, StringComparison.Ordinal)));
                Assert.True(seen.IsSubsetOf(sees), $"{name} sees {string.Join(' ', seen.Except(sees))} at {path}");
            }
            // The matrix would prove nothing if nothing were ever shown.
            Assert.Equal(sees.Order(), seen.Order());
        }
    }

    [Fact]
    public async Task What_is_for_members_is_absent_for_others_as_what_never_was()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var posts = await Write(app, nadia);
        var stranger = await app.SomebodyAs("cam@exemple.fr", "cam");
        foreach (var visitor in new[] { app.Visitor(), stranger })
        {
            var never = Guid.NewGuid();
            var nothing = await Answer(visitor, $"{Posting.Outside}/{never}", never.ToString());
            foreach (var post in posts.Where(p => !p.IsPublic))
                Assert.Equal(nothing, await Answer(visitor, $"{Posting.Outside}/{post.Id}", post.Id.ToString()));
        }
        Assert.Equal(HttpStatusCode.OK, await nadia.Status($"{Posting.Outside}/{posts[1].Id}"));
        // Nor is it told that it was there.
        await nadia.Post($"{Posting.Inside}/{posts[1].Id}/deletion");
        Assert.Equal(HttpStatusCode.NotFound, await app.Visitor().Status($"{Posting.Outside}/{posts[1].Id}"));
    }

    [Fact]
    public async Task What_becomes_for_members_only_leaves_the_public_pages_at_once()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts(Open, Open);
        var post = await app.PostCalled(Open);
        string[] paths = ["/@eaux_vives", Posting.Outside, Posting.Feed, $"{Posting.Outside}/{post.Id}"];
        foreach (var path in paths)
            Assert.Contains(Open, await (await app.Visitor().Get(path)).Text(), StringComparison.Ordinal);

        await nadia.Rewrites(post, Open, Open, ("readers", nameof(PostReaders.Members)));

        foreach (var path in paths)
            Assert.DoesNotContain(Open, await (await app.Visitor().Get(path)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_shows_themselves_to_those_in_charge_alone_signs_for_nobody_else()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Runs);
        await eaux.LetAsync("nadia", m => m.Say(null, Shown.ToThoseInCharge, App.Start));

        await nadia.Posts(Open, Open);

        var seen = await Eaux.ReadAsync(bao, Posting.Inside);
        Assert.Contains("Par quelqu’un du groupe", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Nom de nadia", seen, StringComparison.Ordinal);
        Assert.Contains(
            "Par Nom de nadia",
            await Eaux.ReadAsync(eaux.Romain, Posting.Inside),
            StringComparison.Ordinal
        );
    }

    /// <summary>Whatever there is for servers, at any door.</summary>
    private static HttpClient AnotherServer(App app)
    {
        var server = app.Visitor();
        server.DefaultRequestHeaders.Accept.ParseAdd("application/activity+json");
        return server;
    }

    private static async Task<Post[]> Write(App app, HttpClient nadia)
    {
        const string Members = nameof(PostReaders.Members);
        await nadia.Posts(Open, $"Texte {Open}.");
        await nadia.Posts(Inner, $"Texte {Inner}.", readers: Members);
        await nadia.Posts(Draft, $"Texte {Draft}.", "draft");
        await nadia.Posts(Planned, $"Texte {Planned}.", "later", more: [("day", "2027-03-03"), ("time", "10:00")]);
        var made = new List<Post>();
        foreach (var word in Words)
            made.Add(await app.PostCalled(word));
        return [.. made];
    }

    /// <summary>Whatever can be read of a group, whoever adds a door, for each of the posts.</summary>
    private static IEnumerable<string> Paths(Post[] posts) =>
        Doorway
            .All.Where(d => d.Method == "GET" && (d.Route.Contains("{handle}", StringComparison.Ordinal)))
            .Select(d => d.Route)
            .Concat(["/", "/groups", "/agenda.atom", "/agenda.json", "/sitemap.xml", "/account", "/account/data.json"])
            .SelectMany(route =>
                posts.Select(p =>
                    Doorway.Fill(
                        route,
                        name =>
                            name == "handle" ? Grouping.Waters
                            : name == "post" ? p.Id.ToString()
                            : Guid.Empty.ToString()
                    )
                )
            )
            .Distinct();

    private static async Task<(HttpStatusCode, string)> Answer(HttpClient visitor, string path, string id)
    {
        var answer = await visitor.Get(path);
        return (answer.StatusCode, (await answer.Text()).Replace(id, "", StringComparison.Ordinal));
    }
}
