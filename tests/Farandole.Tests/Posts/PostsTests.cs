using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Posts;

public sealed class PostsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_stands_on_the_page_in_the_list_and_in_the_feed_signed_by_the_group_alone()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("nadia");
        var romain = await app.MemberOfWaters("romain", RolePreset.Runs);
        // Kept in memory before, and new at once after.
        Assert.DoesNotContain("Combien", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);

        var answer = await romain.Posts("Combien d’eau ?", "On a **compté**.");

        Assert.Equal($"{Posting.Inside}?done=post-published", answer.Headers.Location?.ToString());
        var post = await app.PostCalled("Combien d’eau ?");
        var group = await app.Visitor().Page("/@eaux_vives");
        Assert.Contains($"href=\"{Posting.Outside}/{post.Id}\"", group, StringComparison.Ordinal);
        Assert.Contains("On a compté.", group, StringComparison.Ordinal);
        foreach (var page in new[] { group, await app.Visitor().Page(Posting.Outside) })
            Assert.Contains(
                "type=\"application/atom+xml\" href=\"/@eaux_vives/posts.atom\"",
                page,
                StringComparison.Ordinal
            );
        var feed = await app.Visitor().GetStringAsync(Posting.Feed, Ct);
        Assert.Contains("&lt;strong&gt;compté&lt;/strong&gt;", feed, StringComparison.Ordinal);
        var page1 = await app.Visitor().Page($"{Posting.Outside}/{post.Id}");
        Assert.Contains("<strong>compté</strong>", page1, StringComparison.Ordinal);
        foreach (var outside in new[] { group, feed, page1, await app.Visitor().Page(Posting.Outside) })
            Assert.DoesNotContain("romain", outside, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Par Nom de romain", await romain.Page(Posting.Inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_propose_writes_a_draft_that_somebody_else_publishes()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        var sam = await app.MemberOfWaters("sam", RolePreset.Member);

        // Whatever the form says.
        var answer = await lou.Posts("Proposée", "Des mots.", when: "now");

        Assert.Equal($"{Posting.Inside}?done=post-proposed", answer.Headers.Location?.ToString());
        var draft = await app.PostCalled("Proposée");
        Assert.False(draft.IsPublished);
        Assert.Contains("1 brouillon attend", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("Proposée", await lou.Page(Posting.Inside), StringComparison.Ordinal);
        Assert.DoesNotContain("Proposée", await sam.Page(Posting.Inside), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await sam.Status($"{Posting.Inside}/{draft.Id}/edit"));

        await nadia.Rewrites(draft, "Proposée", "Des mots relus.", ("when", "now"));

        Assert.Contains(
            "Écrit par Nom de lou, publié par Nom de nadia",
            await sam.Page(Posting.Inside),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await app.Visitor().Status($"{Posting.Outside}/{draft.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await lou.Status($"{Posting.Inside}/{draft.Id}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Post($"{Posting.Inside}/{draft.Id}/deletion")).StatusCode);
    }

    [Fact]
    public async Task A_planned_post_publishes_itself_at_its_moment_and_not_before()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts("Demain", "Des mots.", "later", more: [("day", "2027-03-03"), ("time", "18:30")]);
        var post = await app.PostCalled("Demain");
        Assert.Contains("Prévues", await nadia.Page(Posting.Inside), StringComparison.Ordinal);
        // Moved: the first moment passes without it.
        await nadia.Rewrites(post, "Demain", "Des mots.", ("when", "later"), ("day", "2027-03-03"), ("time", "20:00"));

        await app.PassAsync(Duration.FromMinutes(32 * 60 + 45));
        Assert.Equal(HttpStatusCode.NotFound, await app.Visitor().Status($"{Posting.Outside}/{post.Id}"));
        await app.PassAsync(Duration.FromMinutes(90));

        Assert.Equal(HttpStatusCode.OK, await app.Visitor().Status($"{Posting.Outside}/{post.Id}"));
        Assert.Contains("a publié une nouvelle", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_planned_and_held_back_or_in_a_group_that_rests_does_not_go_out()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        (string, string)[] tomorrow = [("day", "2027-03-03"), ("time", "10:00")];
        await nadia.Posts("Retenue", "Des mots.", "later", more: tomorrow);
        await nadia.Posts("En repos", "Des mots.", "later", more: tomorrow);
        await nadia.Rewrites(await app.PostCalled("Retenue"), "Retenue", "Des mots.", ("when", "draft"));
        await nadia.Post("/groups/eaux_vives/rest", ("rest", "true"));

        await app.PassAsync(Duration.FromDays(2));

        Assert.Equal(0, await app.Look(db => db.Set<Post>().CountAsync(p => p.PublishedAt != null, Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<Post>().CountAsync(p => p.PlannedFor != null, Ct)));
        Assert.Equal(HttpStatusCode.NotFound, await nadia.Status($"{Posting.Inside}/new"));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_is_shown_both_and_loses_nothing()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await lou.Posts("À deux", "Le début.");
        var seen = await app.PostCalled("À deux");
        await nadia.Rewrites(seen, "À deux", "Ce que Nadia a écrit.");

        var late = await lou.Rewrites(seen, "À deux", "Ce que Lou a écrit.");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var shown = await late.Text();
        Assert.Contains("Ce que Nadia a écrit.", shown, StringComparison.Ordinal);
        Assert.Contains("Ce que Lou a écrit.", shown, StringComparison.Ordinal);
        var now = await app.PostCalled("À deux");
        Assert.Contains($"name=\"revision\" value=\"{now.Revision}\"", shown, StringComparison.Ordinal);
        Assert.Equal("Ce que Nadia a écrit.", now.Words);

        await nadia.Rewrites(now, "À deux", "Ce que Nadia publie.", ("when", "now"));
        foreach (var revision in new[] { now, await app.PostCalled("À deux") })
        {
            var out1 = await lou.Rewrites(revision, "À deux", "Ce que Lou a écrit.");
            Assert.Equal(HttpStatusCode.Conflict, out1.StatusCode);
            Assert.Contains("copiez-le", await out1.Text(), StringComparison.Ordinal);
        }
        Assert.Equal("Ce que Nadia publie.", (await app.PostCalled("À deux")).Words);
    }

    [Fact]
    public async Task A_change_of_what_is_out_is_said_and_a_post_that_is_deleted_is_gone_with_its_words()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var romain = await app.MemberOfWaters("romain", RolePreset.Runs);
        await nadia.Posts("Réunion", "Trois engagements.");
        var post = await app.PostCalled("Réunion");
        Assert.Equal(HttpStatusCode.NotFound, await romain.Status($"{Posting.Inside}/{post.Id}/edit"));

        app.Clock.Advance(Duration.FromHours(1));
        await nadia.Rewrites(post, "Réunion", "Deux engagements.");

        var changed = await app.Visitor().Page($"{Posting.Outside}/{post.Id}");
        Assert.Contains("Deux engagements.", changed, StringComparison.Ordinal);
        Assert.Contains("Modifié", changed, StringComparison.Ordinal);
        Assert.Contains(
            "Supprimer « Réunion »",
            (await nadia.Page($"{Posting.Inside}/{post.Id}/deletion")).Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
        await nadia.Post($"{Posting.Inside}/{post.Id}/deletion");
        Assert.Equal(HttpStatusCode.Gone, await app.Visitor().Status($"{Posting.Outside}/{post.Id}"));
        Assert.Equal(0, await app.Look(db => db.Set<Post>().CountAsync(Ct)));
        Assert.DoesNotContain("Réunion", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_a_preview_keeps_nothing()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var wrong = await nadia.Posts("", "Déjà écrit.", "later", more: [("day", "2027-03-01"), ("time", "10:00")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var said = await wrong.Text();
        Assert.Contains("id=\"title-error\"", said, StringComparison.Ordinal);
        Assert.Contains("Ce moment est déjà passé", said, StringComparison.Ordinal);
        Assert.Contains("Déjà écrit.", said, StringComparison.Ordinal);
        foreach (var (day, time) in new[] { ("", ""), ("demain", "tôt"), ("2029-03-01", "10:00") })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await nadia.Posts("T", "M", "later", more: [("day", day), ("time", time)])).StatusCode
            );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await nadia.Posts("T", "M", more: [("team", Guid.NewGuid().ToString())])).StatusCode
        );

        var preview = await nadia.Posts("Titre", "**Gras**", more: [("do", "preview")]);

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("<strong>Gras</strong>", await preview.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_team_writes_and_publishes_what_is_its_own_and_nothing_else()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        var team = await app.Look(db => db.Set<Team>().SingleAsync(t => t.Name == "Communication", Ct));
        Assert.Equal(HttpStatusCode.NotFound, await lou.Status($"{Posting.Inside}/new"));
        await app.Writer.Write(
            async (db, ct) =>
            {
                var profile = await db.Set<Profile>().SingleAsync(p => p.Handle == "lou", ct);
                var member = await db.Set<Member>().SingleAsync(m => m.ProfileId == profile.Id, ct);
                return db.Add(TeamSeat.Take(team.Id, member.Id, leads: false, until: null));
            },
            Ct
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lou.Posts("De tous", "Des mots.")).StatusCode);
        await lou.Posts("De l’équipe", "Des mots.", more: [("team", team.Id.ToString())]);

        Assert.True((await app.PostCalled("De l’équipe")).IsPublic);
        await nadia.Posts("De Nadia", "Des mots.", "draft");
        Assert.DoesNotContain("De Nadia", await lou.Page(Posting.Inside), StringComparison.Ordinal);
        await nadia.Posts("Pour l’équipe", "Des mots.", "draft", more: [("team", team.Id.ToString())]);
        Assert.Contains("Pour l’équipe", await lou.Page(Posting.Inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_news_are_a_page_further_and_none_is_shown_twice()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        for (var i = 10; i < 35; i++)
            await nadia.Posts($"Nouvelle {i}", "Des mots.");
        var first = await app.Visitor().Page(Posting.Outside);
        var older = System
            .Text.RegularExpressions.Regex.Match(first, @"href=""([^""]*\?before=[^""]*)""")
            .Groups[1]
            .Value;

        var second = await app.Visitor().Page(older);

        for (var i = 10; i < 35; i++)
            Assert.True(
                first.Contains($"Nouvelle {i}<", StringComparison.Ordinal)
                    != second.Contains($"Nouvelle {i}<", StringComparison.Ordinal)
            );
        Assert.Equal(HttpStatusCode.OK, await app.Visitor().Status($"{Posting.Outside}?before=n’importe.quoi"));
        Assert.Contains("before=", await nadia.Page(Posting.Inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_go_with_the_group_and_stay_when_who_wrote_them_leaves()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var romain = await app.MemberOfWaters("romain", RolePreset.Runs);
        await romain.Posts("Reste", "Des mots.");
        await nadia.Posts("Supprimée", "Des mots.");
        await nadia.Post($"{Posting.Inside}/{(await app.PostCalled("Supprimée")).Id}/deletion");
        var post = await app.PostCalled("Reste");
        await romain.Post("/account/profiles/romain/deletion");

        Assert.Equal(HttpStatusCode.OK, await app.Visitor().Status($"{Posting.Outside}/{post.Id}"));
        Assert.Contains("quelqu’un qui n’est plus membre", await nadia.Page(Posting.Inside), StringComparison.Ordinal);
        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Group.Regret);

        foreach (var path in new[] { Posting.Outside, Posting.Feed, $"{Posting.Outside}/{post.Id}" })
            Assert.Equal(HttpStatusCode.Gone, await app.Visitor().Status(path));
        Assert.Equal(0, await app.Look(db => db.Set<Post>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<GonePost>().CountAsync(Ct)));
    }
}
