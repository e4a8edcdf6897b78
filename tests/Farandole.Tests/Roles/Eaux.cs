using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Resources;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Roles;

/// <summary>An association, Eaux Vives, that Romain began, and those who joined it, each with a browser of their own.</summary>
internal sealed class Eaux
{
    private readonly Dictionary<string, HttpClient> browsers = [];
    private readonly App app;
    private readonly string handle;

    private Eaux(App app, string handle) => (this.app, this.handle) = (app, handle);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Path => $"/groups/{handle}";

    /// <summary>Who began it, and holds its keys.</summary>
    public HttpClient Romain => browsers["romain"];

    public HttpClient this[string name] => browsers[name];

    public static async Task<Eaux> BeginAsync(App app, string handle = Grouping.Waters, string keeper = "romain")
    {
        var begun = new Eaux(app, handle);
        var browser = await app.SomebodyAs($"{keeper}@exemple.fr", keeper);
        begun.browsers["romain"] = browser;
        var made = await browser.Starts("Eaux Vives", keeper, more: ("handle", handle));
        Assert.Equal($"/groups/{handle}?done=began", made.Headers.Location?.ToString());
        return begun;
    }

    /// <summary>Somebody more, with one of the roles that every group has.</summary>
    public async Task<HttpClient> JoinsAsync(string name, RolePreset preset) =>
        browsers[name] = await app.MemberOfWaters(name, preset);

    public Task<Role> RoleAsync(RolePreset preset) =>
        app.Look(async db => await db.Set<Role>().SingleAsync(r => r.GroupId == Id(db) && r.Preset == preset, Ct));

    public Task<Role> RoleAsync(string name) =>
        app.Look(async db => await db.Set<Role>().SingleAsync(r => r.GroupId == Id(db) && r.Name == name, Ct));

    public Task<Member> MemberAsync(string name) =>
        app.Look(async db =>
            await (
                from member in db.Set<Member>()
                join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
                where member.GroupId == Id(db) && profile.Handle == name
                select member
            ).SingleAsync(Ct)
        );

    public Task<Team> TeamAsync(string name) =>
        app.Look(async db => await db.Set<Team>().SingleAsync(t => t.GroupId == Id(db) && t.Name == name, Ct));

    /// <summary>A role of its own, past every rule.</summary>
    public async Task<Role> MakeRoleAsync(string name, Rights rights)
    {
        var group = (await RoleAsync(RolePreset.Member)).GroupId;
        var made = Role.Make(group, name, rights);
        await AddAsync(made);
        return made;
    }

    /// <summary>A team with these in it, past every rule.</summary>
    public async Task<Team> MakeTeamAsync(string name, Rights rights, params string[] seated)
    {
        var made = Team.Make((await RoleAsync(RolePreset.Member)).GroupId, new(name, null, rights));
        List<object> all = [made];
        foreach (var one in seated)
            all.Add(TeamSeat.Take(made.Id, (await MemberAsync(one)).Id, leads: false, until: null));
        await AddAsync([.. all]);
        return made;
    }

    /// <summary>A link that nobody who is there added, past every rule.</summary>
    public async Task<Resource> MakeLinkAsync(string name, TeamId? team = null)
    {
        var group = (await RoleAsync(RolePreset.Member)).GroupId;
        var all = await app.Look(db => db.Set<Resource>().Where(r => r.GroupId == group).ToListAsync(Ct));
        var said = new ResourceSaid(name, WebAddress.Parse("https://pad.exemple.org/")!, null, null, team);
        var made = Resource.Add(group, by: null, said, all);
        await AddAsync(made);
        return made;
    }

    /// <summary>A draft that nobody who is asked about wrote.</summary>
    public async Task<Post> DraftAsync()
    {
        var keeper = await MemberAsync("romain");
        var said = new PostSaid("Un brouillon", "Des mots", "<p>Des mots</p>", "fr", PostReaders.Members, null);
        var made = Post.Write(keeper.GroupId, keeper.Id, said, app.Clock.GetCurrentInstant());
        await AddAsync(made);
        return made;
    }

    public async Task LetAsync(string name, Action<Member> change)
    {
        var id = (await MemberAsync(name)).Id;
        await app.Writer.Write(async (db, ct) => change(await db.Set<Member>().SingleAsync(m => m.Id == id, ct)), Ct);
    }

    /// <summary>Sends a form, and its confirmation if one is asked for.</summary>
    public async Task<HttpResponseMessage> ConfirmsAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var asked = await browser.Post($"{Path}/{path}", fields);
        if (asked.StatusCode != HttpStatusCode.OK)
            return asked;
        return await browser.Post($"{Path}/{path}", [.. fields, ("was", Was(await asked.Text()))]);
    }

    public async Task<string> RoleOfAsync(string name)
    {
        var member = await MemberAsync(name);
        var role = member.RoleOn(app.Clock.GetCurrentInstant().InUtc().Date);
        return await app.Look(async db =>
        {
            var found = await db.Set<Role>().SingleAsync(r => r.Id == role, Ct);
            return found.Name ?? $"{found.Preset}";
        });
    }

    /// <summary>A page with plain spaces, as tests write them.</summary>
    public static async Task<string> ReadAsync(HttpClient browser, string path) => Plain(await browser.Page(path));

    public static async Task<string> ReadAsync(HttpResponseMessage answer) => Plain(await answer.Text());

    private static string Plain(string page) => page.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    public static string Was(string page) => page.Split("name=\"was\" value=\"")[1].Split('"')[0];

    private Task AddAsync(params object[] all) =>
        app.Writer.Write(
            (db, _) =>
            {
                db.AddRange(all);
                return Task.CompletedTask;
            },
            Ct
        );

    private GroupId Id(Platform.Db.Db db) => db.Set<Group>().Single(g => g.Handle == handle).Id;
}
