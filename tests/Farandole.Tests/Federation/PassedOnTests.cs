using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Questions;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Federation;

/// <summary>Servers that hear of a group only what it passes on (FEP-1b12): Lemmy and its kind.</summary>
public sealed class PassedOnTests
{
    private const string Group = $"http://farandole.test/@{Grouping.Waters}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_group_does_is_passed_on_whole_to_those_and_to_nobody_else()
    {
        await using var lemmy = await Neighbour.StartAsync();
        await using var mastodon = await Neighbour.StartAsync();
        await using var app = await Between(lemmy, mastodon);
        lemmy.Runs("Lemmy");
        mastodon.Runs("mastodon");
        var (id, nadia) = await Followed(app, lemmy, mastodon);

        await app.Change(id, e => e.Say(EventStatus.Cancelled, "Il pleut.", null, app.Now()));
        await app.DrainAsync();
        await nadia.Posts("Fête de l’eau", "Venez.");
        await app.DrainAsync();
        await app.Change(id, e => e.Delete(app.Now()));
        await app.DrainAsync();

        foreach (var type in (string[])["Create", "Update", "Delete"])
        {
            var first = lemmy.Activities.First(a => a.Type == type);
            var passed = lemmy.Passed().First(p => p.Embedded!.Type == type);
            Assert.Equal((Group, first.Id), (passed.Actor, passed.ObjectId));
            Assert.Equal(first.Document.Part("object")!.Id, new RemoteActivity(passed.Embedded!).ObjectId);
            Assert.Contains(Audience, passed.To);
        }
        Assert.Equal(4, lemmy.Passed().Count);
        var article = new RemoteActivity(lemmy.Passed()[2].Embedded!);
        Assert.Equal(("Article", Group), (article.ObjectType, article.Embedded!.IdOf("audience")));
        Assert.Empty(mastodon.Passed());
        Assert.Equal(4, mastodon.Activities.Count(a => a.Type is "Create" or "Update" or "Delete"));
    }

    [Fact]
    public async Task So_is_what_others_ask_and_is_shown_as_they_said_it()
    {
        await using var lemmy = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await Between(lemmy, other);
        lemmy.Runs("nodebb");
        var (id, nadia) = await Followed(app, lemmy, other);

        await other.Writes(app, "<p>Et des toilettes ?</p>", "held", Visitors.AddressOf(id));
        await nadia.Post($"/events/{id}/question-policy", ("policy", nameof(QuestionPolicy.AtOnce)));
        await other.Writes(app, "<p>Pour vous seuls ?</p>", "direct", Visitors.AddressOf(id), isForUs: true);
        Assert.DoesNotContain(lemmy.Passed(), p => p.Embedded!.Id!.Contains("/notes/", StringComparison.Ordinal));

        await other.Writes(app, "<p>Un parking à vélos ?</p>", "shown", Visitors.AddressOf(id));
        await app.DrainAsync();
        var passed = lemmy.Passed()[^1];
        Assert.Equal((Group, $"{other.Origin}/notes/shown/Create"), (passed.Actor, passed.ObjectId));
        Assert.Equal("<p>Un parking à vélos ?</p>", passed.Innermost!.Text("content"));
        await other.Writes(app, "<p>Un parking ?</p>", "shown", Visitors.AddressOf(id), type: "Update");
        await other.Does(app, "Delete", "deletions/1", $"{other.Origin}/notes/shown");
        await app.DrainAsync();
        Assert.Equal(["Create", "Update", "Delete"], lemmy.Passed().TakeLast(3).Select(p => p.Embedded!.Type));
        Assert.Empty(other.Passed());
    }

    [Fact]
    public async Task What_program_it_is_is_asked_once_and_of_those_alone_who_follow_a_group()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await Between(there, other);
        there.Runs("lemmy");
        await Followed(app, there, there);
        await other.Follows(app, "http://farandole.test/relay");
        await app.DrainAsync();
        Assert.Single(there.Asked, "/nodeinfo/2.1");
        Assert.DoesNotContain("/.well-known/nodeinfo", other.Asked);
    }

    private const string Audience = "https://www.w3.org/ns/activitystreams#Public";

    private static Task<App> Between(Neighbour one, Neighbour other) =>
        App.StartAsync(("SafeHttp:AllowLoopbackPorts", $"{one.Port},{other.Port}"), Announcer.NoLimits);

    /// <summary>An event of a group that both follow.</summary>
    private static async Task<(EventId Id, HttpClient Nadia)> Followed(App app, Neighbour one, Neighbour other)
    {
        var nadia = await app.WatersOf("nadia");
        await one.Follows(app, Group);
        await app.DrainAsync();
        await other.Follows(app, Group, "2");
        await app.DrainAsync();
        await app.Create(nadia, [.. Announcer.March, ("host", $"@{Grouping.Waters}")]);
        await app.DrainAsync();
        var id = await app.Look(db => db.AllEvents.Select(e => e.Id).SingleAsync(Ct));
        await app.Change(id, e => e.List(app.Now()));
        await app.DrainAsync();
        return (id, nadia);
    }
}

internal static class OfKind
{
    /// <summary>It says which program it is.</summary>
    public static void Runs(this Neighbour there, string program)
    {
        there.Documents["/.well-known/nodeinfo"] = JsonSerializer.Serialize(
            new
            {
                links = new[]
                {
                    new
                    {
                        rel = "http://nodeinfo.diaspora.software/ns/schema/2.1",
                        href = $"{there.Origin}/nodeinfo/2.1",
                    },
                },
            }
        );
        there.Documents["/nodeinfo/2.1"] = JsonSerializer.Serialize(
            new { version = "2.1", software = new { name = program, version = "1" } }
        );
    }

    /// <summary>What groups have passed on to it, whole.</summary>
    public static IReadOnlyList<RemoteActivity> Passed(this Neighbour there) =>
        [.. there.Activities.Where(a => a is { Type: "Announce", Embedded: not null })];
}
