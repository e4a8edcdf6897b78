using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Blocking;

public sealed class GroupBlockTests
{
    private const string List = $"{Meeting.Space}/blocks";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_banned_comes_back_under_no_face_and_is_told_what_everybody_is_told()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Member);
        await lea.Makes("other_face", "Autre nom");
        var link = await nadia.Invites(app, RolePreset.Member);
        var other = await app.SomebodyAs("sam@exemple.fr", "sam");
        var path = await app.MemberPath("lea");
        Assert.Contains("Exclure Nom de lea", await nadia.Page($"{path}/ban"), StringComparison.Ordinal);

        var banned = await nadia.Post($"{path}/ban", ("word", "Insultes du 3 mai"));

        Assert.Equal($"{Meeting.Space}/members?done=banned", banned.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get(Meeting.Space)).StatusCode);
        // By a link: like one that is over.
        await Keeping.SaysTheSame(lea.Get(link), lea.Get("/join/fj1_none"));
        await Keeping.SaysTheSame(
            lea.Post(link, ("as", "other_face"), ("shown", "ToMembers")),
            lea.Post("/join/fj1_none", ("as", "other_face"), ("shown", "ToMembers"))
        );
        // By asking: it waits, like any other.
        await Keeping.SaysTheSame(lea.Comes("other_face"), other.Comes("sam"));
        Assert.Contains("attend une réponse", await lea.Page($"{Meeting.Space}/joining"), StringComparison.Ordinal);
        var requests = await nadia.Page($"{Meeting.Space}/requests");
        Assert.Contains("Nom de sam", requests, StringComparison.Ordinal);
        Assert.DoesNotContain("Autre nom", requests, StringComparison.Ordinal);
        Assert.Contains("<span class=\"count\">1</span>", requests, StringComparison.Ordinal);
        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
        // The group reads whom it banned, and nothing of the other face.
        var list = await nadia.Page(List);
        Assert.Contains("Insultes du 3 mai", list, StringComparison.Ordinal);
        Assert.Contains("Nom de lea", list, StringComparison.Ordinal);
        Assert.DoesNotContain("other_face", list, StringComparison.Ordinal);
        Assert.Contains("a exclu quelqu’un du groupe", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_lifted_the_request_is_there_and_the_door_is_open()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await nadia.Blocks(List, "@lea");
        await lea.Comes("lea");
        Assert.Contains("Personne n’attend", await nadia.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
        await app.EveningAsync();
        Assert.DoesNotContain(
            app.LettersTo("nadia@exemple.fr"),
            l => l.Subject!.Contains("demande", StringComparison.Ordinal)
        );

        await nadia.Lifts(app, List);

        Assert.Contains("Nom de lea", await nadia.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
        Assert.Contains("a levé un blocage", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_open_group_it_reads_what_is_read_where_one_is_invited()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await nadia.Receives(Joining.Invited);
        var invited = await (await lea.Get($"{Meeting.Space}/joining")).Said();
        var refused = await (await lea.Comes("lea")).Said();
        await nadia.Receives(Joining.Open);
        await nadia.Blocks(List, "lea@exemple.fr");

        Assert.Equal(invited, await (await lea.Get($"{Meeting.Space}/joining")).Said());
        Assert.Equal(refused, await (await lea.Comes("lea")).Said());
        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
    }

    [Fact]
    public async Task No_letter_invites_whom_the_group_keeps_away_and_the_page_says_that_it_left()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.SomebodyAs("lea@exemple.fr", "lea", "lea_too");
        await nadia.Blocks(List, "@lea");

        await nadia.Invites(app, RolePreset.Member, more: ("people", "@lea_too\nLéa <lea@exemple.fr>\nsam@exemple.fr"));
        await app.DrainAsync();

        Assert.Contains(app.LettersTo("sam@exemple.fr"), l => l.JoinLink().Length > 0);
        Assert.DoesNotContain(app.LettersTo("lea@exemple.fr"), l => l.JoinLink().Length > 0);
    }

    [Fact]
    public async Task Members_are_sent_away_from_the_list_as_from_their_page_and_by_those_who_may_alone()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Coordinates);
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);

        var refused = await lea.Post(List, ("who", "@nadia"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("peut plus que vous", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await lea.Post($"{await app.MemberPath("nadia")}/ban")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get(List)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post(List, ("who", "@lea"))).StatusCode);
        Assert.Equal(3, (await app.MembersOf()).Count);
        Assert.Empty(await app.Look(db => db.Set<Block>().ToListAsync(Ct)));

        await lea.Blocks(List, "@bao");

        Assert.Equal(["lea", "nadia"], (await app.MembersOf()).Keys.Order());
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get(Meeting.Space)).StatusCode);
        Assert.Contains("a exclu quelqu’un du groupe", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_profile_two_taps_keep_somebody_away_from_a_group_and_end_what_the_face_had_there()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea", "lea_too");
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);
        var march = (await app.Only()).Id;
        var other = await Backstage.Announce(app, d => d with { Title = "Ailleurs" });
        await lea.AnswersAs(march, "lea", "all");
        await lea.AnswersAs(other.Id, "lea", "all");
        Assert.Contains(
            "value=\"eaux_vives\"",
            await nadia.Page("/account/blocks/new?of=lea"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("name=\"for\"", await lea.Page("/account/blocks/new?of=nadia"), StringComparison.Ordinal);

        var done = await nadia.Post("/account/blocks", ("who", "@lea"), ("for", "eaux_vives"), ("distance", "Mute"));

        Assert.Equal($"{List}?done=blocked", done.Headers.Location?.ToString());
        Assert.Equal(Distance.Block, (await app.Look(db => db.Set<Block>().SingleAsync(Ct))).Distance);
        Assert.Equal(0, (await app.Reload(march)).PeopleComing);
        Assert.Equal(1, (await app.Reload(other.Id)).PeopleComing);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await lea.Post("/account/blocks", ("who", "@nadia"), ("for", "*"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await lea.Post("/account/blocks", ("who", "@nadia"), ("for", "eaux_vives"))).StatusCode
        );
    }

    [Fact]
    public async Task Of_another_face_of_the_same_person_nothing_goes_that_would_tell_whose_it_is()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea", "lea_too");
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);
        var march = (await app.Only()).Id;
        await lea.AnswersAs(march, "lea_too", "all");
        var before = await app.Visitor().Page($"/events/{march}");

        await nadia.Blocks(List, "@lea");
        await nadia.Blocks(List, "lea@exemple.fr");

        Assert.Equal(1, (await app.Reload(march)).PeopleComing);
        Assert.Contains("Nom de lea_too", before, StringComparison.Ordinal);
        Assert.Contains("Nom de lea_too", await app.Visitor().Page($"/events/{march}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_what_the_group_announces_whom_it_keeps_away_answers_in_vain_and_hears_the_same()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.SomebodyAs("lea@exemple.fr", "lea");
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);
        var march = (await app.Only()).Id;
        await nadia.Blocks(List, "@lea");

        await Keeping.SaysTheSame(
            app.Visitor().Answers(march, "lea@exemple.fr"),
            app.Visitor().Answers(march, "sam@exemple.fr")
        );
        await app.DrainAsync();

        Assert.Equal(1, await app.Look(db => db.Participations.CountAsync(p => p.EventId == march, Ct)));
        Assert.Contains(app.LettersTo("sam@exemple.fr"), l => l.Subject!.Contains("marche", StringComparison.Ordinal));
        Assert.DoesNotContain(
            app.LettersTo("lea@exemple.fr"),
            l => l.Subject!.Contains("marche", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task It_is_over_after_a_year_that_nobody_renewed()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.SomebodyAs("lea@exemple.fr", "lea");
        await nadia.Blocks(List, "@lea");
        await app.Night(Duration.FromDays(200));
        await app.SignedIn("nadia@exemple.fr", nadia);
        await nadia.Blocks(List, "@lea");
        await app.Night(Duration.FromDays(300));
        Assert.Single(await app.Look(db => db.Set<Block>().ToListAsync(Ct)));

        await app.Night(Duration.FromDays(70));

        Assert.Empty(await app.Look(db => db.Set<Block>().ToListAsync(Ct)));
    }
}
