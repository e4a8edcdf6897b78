using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Talk;
using Farandole.Platform.Identity;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Blocking;

public sealed class OwnBlockTests
{
    private const string List = "/account/blocks";

    private static readonly string[] Lists =
    [
        "/",
        "/?from=2027-03-01",
        "/groups",
        "/agenda.ics",
        "/agenda.atom",
        "/agenda.json",
        "/sitemap.xml",
        "/api/v1/events",
        "/agenda.ics?by=eaux_vives",
        "/api/v1/events?q=zqopen",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_profile_or_a_group_one_tap_leads_to_the_choice_and_the_list_undoes_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await app.WatersOf("nadia");
        foreach (var handle in new[] { "nadia", "eaux_vives" })
            Assert.Contains(
                $"/account/blocks/new?of={handle}",
                await app.Visitor().Page($"/@{handle}"),
                StringComparison.Ordinal
            );
        Assert.Contains(
            "then=",
            (await app.Visitor().Get($"{List}/new?of=nadia")).Headers.Location?.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Garder Nom de nadia à distance",
            await lea.Page($"{List}/new?of=nadia"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"{List}/new?of=nobody_here")).StatusCode);

        await lea.Blocks(List, "@nadia", Distance.Mute);

        var list = await lea.Page(List);
        Assert.Contains("Nom de nadia", list, StringComparison.Ordinal);
        Assert.Contains("Masquer", list, StringComparison.Ordinal);
        Assert.Contains("1 personne", await lea.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("\"blocks\"", await lea.GetStringAsync("/account/data.json", Ct), StringComparison.Ordinal);
        await lea.Lifts(app, List);
        Assert.DoesNotContain("Nom de nadia", await lea.Page(List), StringComparison.Ordinal);
        var own = await lea.Post(List, ("who", "@lea"));
        Assert.Contains("C’est vous.", await own.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_the_events_of_whoever_blocks_them_they_answer_in_vain_under_any_face()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.SomebodyAs("nadia@exemple.fr", "nadia");
        await app.SomebodyAs("lea@exemple.fr", "lea", "lea_too");
        await app.Create(nadia, [.. Announcer.March, ("host", "@nadia")]);
        var march = (await app.Only()).Id;
        await nadia.Blocks(List, "@lea_too");

        await Keeping.SaysTheSame(
            app.Visitor().Answers(march, "lea@exemple.fr"),
            app.Visitor().Answers(march, "sam@exemple.fr")
        );

        Assert.Equal(1, await app.Look(db => db.Participations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Who_is_muted_answers_as_before_and_only_invites_in_vain()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await lea.Blocks(List, "@eaux_vives", Distance.Mute);

        await nadia.Invites(app, RolePreset.Member, more: ("people", "@lea\nlea@exemple.fr\nsam@exemple.fr"));
        await app.DrainAsync();

        Assert.DoesNotContain(app.LettersTo("lea@exemple.fr"), l => l.JoinLink().Length > 0);
        Assert.Contains(app.LettersTo("sam@exemple.fr"), l => l.JoinLink().Length > 0);
        Assert.Equal(HttpStatusCode.SeeOther, (await lea.Comes("lea")).StatusCode);
        Assert.Contains("Nom de lea", await nadia.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_talk_whom_a_reader_mutes_they_alone_no_longer_hear()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        using var bao = await Questions.Desk.Known(stage, "bao@exemple.fr");
        using var lea = await Questions.Desk.Known(stage, "lea@exemple.fr");
        await stage.App.SignedIn("lea@exemple.fr", lea);
        await bao.Post($"{stage.Path}/talk", ("text", "Mot de Bao"), ("name", "Bao"));
        var message = (await stage.App.Look(db => db.Set<Message>().SingleAsync(Ct))).Id;
        var way = $"{List}/new?message={message}";
        Assert.Contains(way, await lea.Page(stage.Path), StringComparison.Ordinal);
        Assert.DoesNotContain(List, await bao.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Garder Bao à distance", await lea.Page(way), StringComparison.Ordinal);
        var stranger = await stage.App.SignedIn("sam@exemple.fr");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(way)).StatusCode);

        await lea.Post(List, ("message", $"{message}"), ("distance", "Mute"));

        Assert.DoesNotContain("Mot de Bao", await lea.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Mot de Bao", await bao.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Bao", await lea.Page(List), StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", await lea.Page(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_announced_by_whom_somebody_keeps_at_a_distance_is_there_for_all_but_them()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await app.SaysAll(nadia);
        string[] places = ["/", "/?from=2027-03-01", "/groups", Followers.OwnOf("lea")];
        foreach (var place in places)
            Assert.Matches("zqopen event|Eaux Vives", await lea.Page(place));
        var letters = app.LettersTo("lea@exemple.fr").Count;

        await lea.Blocks(List, "@eaux_vives", Distance.Mute);
        await app.EveningAsync();

        foreach (var place in places[..2])
        {
            Assert.DoesNotContain("zqopen", await lea.Page(place), StringComparison.Ordinal);
            Assert.Contains("zqopen", await app.Visitor().Page(place), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Eaux Vives", await lea.Page("/groups"), StringComparison.Ordinal);
        Assert.DoesNotContain("zqopen", await lea.Page(Followers.OwnOf("lea")), StringComparison.Ordinal);
        Assert.Equal(letters, app.LettersTo("lea@exemple.fr").Count);
        // The group sees the number that it saw.
        Assert.Contains("1 personne", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        await lea.Lifts(app, List);
        Assert.Contains("zqopen", await lea.Page(Followers.OwnOf("lea")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_instance_hides_is_there_for_its_members_alone_until_it_is_lifted()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.SaysAll(nadia);
        string[] pages =
        [
            "/@eaux_vives",
            "/@eaux_vives/posts",
            "/@eaux_vives/posts.atom",
            $"/@eaux_vives/posts/{(await app.PostCalled("zqopen post")).Id}",
        ];
        var steward = await app.Steward();

        await steward.Blocks("/desk/blocks", "@eaux_vives", more: ("word", "Appel à la haine"));

        foreach (var path in pages)
        {
            Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await nadia.Get(path)).StatusCode);
        }
        foreach (var path in Lists)
            Assert.DoesNotMatch("zqopen|Eaux Vives", await app.Visitor().Page(path));
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get(Meeting.Space)).StatusCode);
        Assert.Contains("@eaux_vives", await steward.Page("/desk/log"), StringComparison.Ordinal);
        Assert.Contains("Appel à la haine", await steward.Page("/desk/log"), StringComparison.Ordinal);

        await steward.Lifts(app, "/desk/blocks");

        Assert.Contains("Eaux Vives", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("zqopen", await app.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Into_a_group_that_the_instance_hides_nobody_comes_and_its_followers_hear_nothing()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await app.SaysAll(nadia);
        var link = await nadia.Invites(app, RolePreset.Member);
        var lost = await (await app.Visitor().Get("/join/fj1_none")).Said();

        await (await app.Steward()).Blocks("/desk/blocks", "@eaux_vives");
        await app.EveningAsync();

        Assert.DoesNotMatch("zqopen|Eaux Vives", await lea.Page(Followers.OwnOf("lea")));
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(Followers.Door)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"{Meeting.Space}/joining")).StatusCode);
        Assert.Equal(lost, await (await app.Visitor().Get(link)).Said());
        Assert.DoesNotContain(
            app.LettersTo("lea@exemple.fr"),
            l => (l.TextBody ?? "").Contains("zqopen", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task On_a_personal_link_alone_two_taps_silence_a_voice_for_its_reader_and_two_bring_it_back()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        using var bao = await Questions.Desk.Known(stage, "bao@exemple.fr");
        var answer = await stage.Answer("lea@exemple.fr", "Léa");
        var ticket = stage.App.Services.GetRequiredService<Tickets>().PathOf(answer);
        using var lea = stage.App.Visitor();
        await lea.Post($"{ticket}/session");
        Assert.DoesNotContain($"{ticket}/away", await lea.Page(ticket), StringComparison.Ordinal);
        await bao.Post($"{stage.Path}/talk", ("text", "Mot de Bao"), ("name", "Bao"));
        var message = (await stage.App.Look(db => db.Set<Message>().SingleAsync(Ct))).Id;
        Assert.Contains($"{ticket}/away", await lea.Page(ticket), StringComparison.Ordinal);
        Assert.Contains($"{stage.Path}/away?message={message}", await lea.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Bao", await lea.Page($"{stage.Path}/away?message={message}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get($"{stage.Path}/away")).StatusCode);

        (await lea.Post($"{ticket}/away", ("message", $"{message}"))).ShouldLeadTo($"{ticket}/away?done=blocked");

        Assert.DoesNotContain("Mot de Bao", await lea.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Mot de Bao", await bao.Page(stage.Path), StringComparison.Ordinal);
        var block = await stage.App.Look(db => db.Set<Block>().SingleAsync(Ct));
        Assert.Null(block.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{stage.Path}/away/{block.Id}/end")).StatusCode);
        Assert.Contains("Bao", await lea.Page($"{stage.Path}/away"), StringComparison.Ordinal);
        (await lea.Post($"{stage.Path}/away/{block.Id}/end")).ShouldLeadTo($"{stage.Path}/away?done=lifted");
        Assert.Contains("Mot de Bao", await lea.Page(stage.Path), StringComparison.Ordinal);
        await lea.Post($"{ticket}/away", ("message", $"{message}"));
        await lea.Post($"{ticket}/erasure");
        Assert.Empty(await stage.App.Look(db => db.Set<Block>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Nobody_lifts_or_reads_the_blocks_of_another()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        var sam = await app.SomebodyAs("sam@exemple.fr", "sam");
        await lea.Blocks(List, "@sam");
        var id = await app.Look(db => db.Set<Block>().Select(b => b.Id).SingleAsync(Ct));

        Assert.Equal(HttpStatusCode.NotFound, (await sam.Post($"{List}/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Post($"{List}/{id}/end")).StatusCode);

        Assert.DoesNotContain("lea", await sam.GetStringAsync("/account/data.json", Ct), StringComparison.Ordinal);
        Assert.Single(await app.Look(db => db.Set<Block>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Whoever_runs_the_instance_keeps_an_account_away_by_every_way_in()
    {
        await using var stage = await Backstage.SetAsync();
        var steward = await stage.Organizer(await Features.Desk.InstanceKeys.NewInstanceKey(stage.App.Services, Ct));
        var troll = await stage.App.SomebodyAs("troll@exemple.fr", "troll");
        var letters = stage.App.LettersTo("troll@exemple.fr").Count;
        await steward.Blocks("/desk/blocks", "@troll");

        Assert.Equal(HttpStatusCode.NotFound, (await troll.Get("/account/profiles/troll")).StatusCode);
        var waits = await stage.App.Visitor().Post("/account/sign-ins", ("email", "troll@exemple.fr"));
        Assert.Equal(HttpStatusCode.SeeOther, waits.StatusCode);
        await Keeping.SaysTheSame(
            stage.App.Visitor().Answers(stage.Id, "troll@exemple.fr"),
            stage.App.Visitor().Answers(stage.Id, "sam@exemple.fr")
        );
        await stage.App.DrainAsync();

        Assert.Equal(letters, stage.App.LettersTo("troll@exemple.fr").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await troll.Get("/desk/blocks")).StatusCode);
        await steward.Lifts(stage.App, "/desk/blocks");
        Assert.Equal(HttpStatusCode.OK, (await troll.Get("/account/profiles/troll")).StatusCode);
    }
}
