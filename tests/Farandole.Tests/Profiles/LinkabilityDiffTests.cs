using System.Net;
using System.Security.Cryptography;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Platform.Identity;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Profiles;

/// <summary>
/// MT-3 of the threat model, the whole of it: one person with two profiles and an answer without an account does everything
/// that others get to know of. What is emitted for each is compared; what stands in two of them, and is not what the program
/// says of everybody, would tell that they are one person's.
/// </summary>
public sealed class LinkabilityDiffTests
{
    private const string Organizer = "orga@exemple.org";
    private static readonly string[] Faces = ["rose", "tuba"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PERSON-2")]
    public async Task Nothing_that_others_get_joins_two_identities_of_one_person()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var picture = TestPictures.BlackPng(64, 48);
        var cam = await app.SomebodyAs("cam@exemple.fr", Faces);
        var other = await app.SomebodyAs("dominique@exemple.fr", "marteau");
        var done = new Dictionary<string, Deeds>();
        foreach (var (somebody, handle) in new[] { (cam, "rose"), (other, "marteau"), (cam, "tuba") })
            done[handle] = await Everything(app, somebody, handle, picture);
        foreach (var name in new[] { "sans", "autre" })
            done[name] = await WithoutAccount(app, name, picture);
        // Keeping at a distance is never told, and by one face never says which other is the same person's.
        await other.Post("/account/blocks", ("who", "@rose"), ("distance", "Block"));
        await other.Post("/groups/groupe_de_marteau/blocks", ("who", "@rose"));
        await cam.Post("/account/blocks", ("who", "@marteau"), ("distance", "Block"));
        await app.EveningAsync();

        var tokens = new Dictionary<string, HashSet<string>>();
        foreach (var (name, deeds) in done)
        {
            var emitted = await Emitted(app, deeds);
            Assert.True(emitted.Says($"Nom de {name}"), $"Nothing of {name} was seen.");
            tokens[name] = emitted.Tokens();
        }
        // What somebody else emits as well is everybody's.
        var everybodys = tokens["marteau"].Union(tokens["autre"]).ToHashSet();
        foreach (var (one, two) in new[] { ("rose", "tuba"), ("rose", "sans"), ("tuba", "sans") })
            Assert.Empty(tokens[one].Intersect(tokens[two]).Except(everybodys));
        // The comparison would prove nothing if it saw nothing: the same identity looks like itself.
        Assert.NotEmpty(tokens["rose"].Intersect((await Emitted(app, done["rose"])).Tokens()).Except(everybodys));
    }

    [Fact]
    public async Task What_goes_when_one_face_is_kept_away_is_nothing_of_another_and_what_comes_after_is_answered_alike()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var cam = await app.SomebodyAs("cam@exemple.fr", Faces);
        var other = await app.SomebodyAs("dominique@exemple.fr", "marteau");
        await app.SomebodyAs("sam@exemple.fr", "sam");
        var ball = await Announces(app, other, "marteau", "@marteau", TestPictures.BlackPng(64, 48));
        await cam.AnswersAs(ball, "tuba", "all");
        await Announces(app, cam, "tuba", "@tuba", TestPictures.BlackPng(64, 48));
        string[] seen = [$"/events/{ball}", "/@tuba", "/", "/groups"];
        var before = new List<string>();
        foreach (var path in seen)
            before.Add(await (await other.Get(path)).Said());

        await other.Post("/account/blocks", ("who", "@rose"), ("distance", "Block"));

        foreach (var (path, said) in seen.Zip(before))
            Assert.Equal(said, await (await other.Get(path)).Said());
        // A message or an answer of the person, under any face: what everybody is told, and the list says nothing of tuba.
        await Keeping.SaysTheSame(
            app.Visitor().Answers(ball, "cam@exemple.fr"),
            app.Visitor().Answers(ball, "personne@exemple.fr")
        );
        Assert.DoesNotContain("tuba", await other.Page("/account/blocks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_picture_given_by_two_faces_has_two_names_two_tags_and_other_bytes()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var cam = await app.SomebodyAs("cam@exemple.fr", Faces);
        using var photo = TestPictures.Photo(600, 400);
        var file = photo.PngsaveBuffer();
        var served = new List<(string Name, string Tag, string Bytes)>();
        foreach (var face in Faces)
        {
            var id = await Announces(app, cam, face, $"@{face}", file);
            var name = (await app.Reload(id)).Picture!.Value.ToString();
            foreach (var size in new[] { "", "-s" })
            {
                var answer = await app.Visitor().Get($"/pictures/{name}{size}.webp");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Null(answer.Content.Headers.LastModified);
                var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
                served.Add((name + size, answer.Headers.ETag!.Tag, Convert.ToHexString(SHA256.HashData(bytes))));
            }
        }
        Assert.Equal(4, served.Select(s => s.Name).Distinct().Count());
        Assert.Equal(4, served.Select(s => s.Tag).Distinct().Count());
        Assert.Equal(4, served.Select(s => s.Bytes).Distinct().Count());
    }

    /// <summary>Announces, answers, asks, talks, writes in a group of their own.</summary>
    private static async Task<Deeds> Everything(App app, HttpClient somebody, string handle, byte[] picture)
    {
        Later(app);
        var (joined, key) = await Organized(app, handle);
        await somebody.AnswersAs(joined, handle, "all");
        await Speaks(app, somebody, joined, handle);
        var hosted = await Announces(app, somebody, handle, $"@{handle}", picture);
        await somebody.Starts($"Groupe de {handle}", handle);
        Later(app);
        await somebody.Post(
            $"/groups/groupe_de_{handle}/posts",
            ("title", $"Nouvelle de {handle}"),
            ("words", "Quelques mots."),
            ("when", "now"),
            ("readers", nameof(PostReaders.Everybody)),
            ("language", "fr")
        );
        await app.DrainAsync();
        return new(handle, joined, hosted, key, HasFace: true);
    }

    private static async Task<Deeds> WithoutAccount(App app, string name, byte[] picture)
    {
        Later(app);
        var (joined, key) = await Organized(app, name);
        var ticket = await app.Comes(joined, $"{name}@exemple.net", 1, ("name", $"Nom de {name}"), ("exposure", "all"));
        var somebody = app.Visitor();
        await somebody.Post($"{ticket}/session");
        await Speaks(app, somebody, joined, name);
        var hosted = await Announces(app, somebody, name, "", picture, ("email", $"{name}@exemple.net"));
        return new(name, joined, hosted, key, HasFace: false);
    }

    private static async Task Speaks(App app, HttpClient somebody, EventId joined, string name)
    {
        Later(app);
        await somebody.Post($"/events/{joined}/questions", ("question", "Faut-il apporter de l’eau ?"));
        Later(app);
        await somebody.Post(
            $"/events/{joined}/talk",
            ("text", "Je viens à vélo."),
            ("name", $"Nom de {name}"),
            ("message", Guid.NewGuid().ToString("N"))
        );
        await app.DrainAsync();
    }

    private static async Task<EventId> Announces(
        App app,
        HttpClient somebody,
        string name,
        string host,
        byte[] picture,
        params (string Name, string Value)[] more
    )
    {
        Later(app);
        var seal = await somebody.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        var title = $"Bal de {name}";
        var made = await somebody.SendWith(
            seal,
            picture,
            [("title", title), ("date", "2027-03-20"), ("host", host), ("pictureAlt", "Un bal"), .. more]
        );
        Assert.True(made.StatusCode is HttpStatusCode.Created or HttpStatusCode.SeeOther, $"{made.StatusCode}");
        await app.DrainAsync();
        return await app.Look(db => db.AllEvents.Where(e => e.Title == title).Select(e => e.Id).SingleAsync(Ct));
    }

    /// <summary>An event of somebody else, who is written to about it.</summary>
    private static async Task<(EventId Id, string Key)> Organized(App app, string name)
    {
        var (id, key) = await Backstage.Announce(app, d => d with { Title = $"Rencontre avec {name}" });
        await app.Writer.Write(
            (db, _) =>
            {
                var (mailed, _) = EventKey.Make(id, KeyKind.Organizer, "Amel", "fr", app.Now());
                var address = EmailAddress.Parse(Organizer)!;
                mailed.SendTo(address, app.Services.GetRequiredService<AddressHash>().Of(address));
                mailed.Use(new(2027, 3, 2), app.Now());
                db.Add(mailed);
                return Task.CompletedTask;
            },
            Ct
        );
        return (id, key);
    }

    private static async Task<Emissions> Emitted(App app, Deeds deeds)
    {
        var emitted = new Emissions(app);
        await emitted.Event(deeds.Joined);
        await emitted.Event(deeds.Hosted);
        using var organizer = app.Visitor();
        await organizer.Post("/sessions", ("key", deeds.Key));
        await emitted.Behind(organizer, deeds.Joined);
        emitted.Letters(Organizer, $"Rencontre avec {deeds.Name}");
        if (deeds.HasFace)
            await emitted.Pages(
                $"/@{deeds.Name}",
                $"/@groupe_de_{deeds.Name}",
                $"/@groupe_de_{deeds.Name}/posts",
                $"/@groupe_de_{deeds.Name}/posts.atom",
                $"/agenda.ics?by=groupe_de_{deeds.Name}"
            );
        return emitted;
    }

    /// <summary>Nobody does two things in the same minute.</summary>
    private static void Later(App app) =>
        app.Clock.Advance(Duration.FromSeconds(RandomNumberGenerator.GetInt32(61, 399)));

    private sealed record Deeds(string Name, EventId Joined, EventId Hosted, string Key, bool HasFace);
}
