using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

/// <summary>People of other servers ask to belong to a group, and are answered.</summary>
public sealed class FarJoiningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-3")]
    public async Task Into_an_open_group_one_comes_at_once_and_is_told_so()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await there.Group(Joining.Open);
        await using var __ = app;

        await there.JoinsWaters(app, message: "Bonjour !");

        var yes = there.Last();
        Assert.Equal("Accept", yes.Type);
        there.IsToHerAlone(yes);
        var join = new ActivityPub.Reading.RemoteActivity(yes.Embedded!);
        Assert.Equal(
            ("Join", $"{there.Origin}/joins/1", there.Actor, Belonging.Waters, "Bonjour !"),
            (join.Type, join.Id, join.Actor, join.ObjectId, join.ParticipationMessage)
        );
        var row = await app.FarRow();
        Assert.Equal((RemoteStanding.Member, null, null), (row.Standing, row.Words, row.EndsOn));
    }

    [Fact]
    public async Task Who_belongs_from_elsewhere_is_shown_to_those_who_see_members_and_to_nobody_else()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Open);
        await using var _ = app;
        await there.JoinsWaters(app);
        var members = await nadia.Page($"{Meeting.Space}/members");
        Assert.Contains("2 membres", members, StringComparison.Ordinal);
        Assert.Contains("1 membre depuis un autre site", members, StringComparison.Ordinal);
        Assert.Contains("Zoé d’ailleurs", members, StringComparison.Ordinal);
        Assert.Contains($"@{there.Handle()}", members, StringComparison.Ordinal);
        Assert.Contains("rien de ce qui est réservé aux membres", members, StringComparison.Ordinal);
        Assert.Contains(
            "a rejoint le groupe depuis un autre site",
            await nadia.Page(Meeting.Space),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Zoé d’ailleurs,{there.Handle()},Membre depuis un autre site",
            (await nadia.Page($"{Meeting.Space}/members.csv"))
                .Replace(';', ',')
                .Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        // Who may not see who is in does not see who is in from elsewhere, and nobody outside does.
        var bao = await app.MemberOfWaters("bao", RolePreset.Discovers);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{Meeting.Space}/members")).StatusCode);
        Assert.DoesNotContain("Zoé", await bao.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoé", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-3")]
    public async Task Where_one_asks_many_wishes_are_one_request_of_which_those_in_charge_hear_once()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.OnRequest);
        await using var _ = app;

        await there.JoinsWaters(app, message: "Pour l’eau\nde là-bas");
        await there.JoinsWaters(app, "2", "Pour l’eau");

        Assert.Empty(there.Activities);
        var row = await app.FarRow();
        Assert.Equal((RemoteStanding.Asked, "Pour l’eau"), (row.Standing, row.Words));
        var page = await nadia.Page($"{Meeting.Space}/requests");
        Assert.Contains("<span class=\"count\">1</span>", page, StringComparison.Ordinal);
        Assert.Contains("Zoé d’ailleurs", page, StringComparison.Ordinal);
        Assert.Contains("Pour l’eau", page, StringComparison.Ordinal);
        await app.EveningAsync();
        await app.EveningAsync();
        var letter = Assert.Single(
            app.LettersTo("nadia@exemple.fr"),
            l => (l.TextBody ?? "").Contains("rejoindre", StringComparison.Ordinal)
        );
        Assert.Contains("Zoé d’ailleurs", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-3")]
    public async Task A_yes_answers_the_wish_that_was_sent_last_and_is_signed_by_nobody_but_the_group()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.OnRequest);
        await using var _ = app;
        await there.JoinsWaters(app, message: "Bonjour");
        await there.JoinsWaters(app, "2", "Pour l’eau");

        var done = await nadia.Post($"{Meeting.Space}/requests/{(await app.FarRow()).Id}/admission");
        await app.DrainAsync();

        Assert.Contains(
            "son site le sait",
            await nadia.Page(done.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        Assert.Equal(["Accept"], there.Kinds());
        there.IsToHerAlone(there.Last());
        Assert.Equal($"{there.Origin}/joins/2", there.Last().Embedded?.Id);
        Assert.Equal("Pour l’eau", there.Last().Embedded?.Text("participationMessage"));
        Assert.Null((await app.FarRow()).Words);
        Assert.True(await app.IsMember());
        Assert.Contains("a dit oui à une demande", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.DoesNotContain("nadia", there.AllThatCame(), StringComparison.OrdinalIgnoreCase);

        // Said anew by who is in, it is answered anew.
        await there.JoinsWaters(app, "3");
        Assert.Equal(["Accept", "Accept"], there.Kinds());
        Assert.Equal($"{there.Origin}/joins/3", there.Last().Embedded?.Id);
    }

    [Fact]
    public async Task A_no_leaves_nothing_and_only_those_who_receive_members_say_it()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.OnRequest);
        await using var _ = app;
        await there.JoinsWaters(app);
        var path = $"{Meeting.Space}/requests/{(await app.FarRow()).Id}";
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);
        foreach (var what in (string[])["admission", "refusal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{path}/{what}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Post($"{path}/{what}")).StatusCode);
        }

        await nadia.Post($"{path}/refusal");
        await app.DrainAsync();

        Assert.Equal(("Reject", $"{there.Origin}/joins/1"), (there.Last().Type, there.Last().Embedded?.Id));
        there.IsToHerAlone(there.Last());
        Assert.Empty(await app.FarRows());
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Post($"{path}/refusal")).StatusCode);
    }

    [Fact]
    public async Task A_group_that_invites_and_one_that_rests_say_no()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.Invited);
        await using var _ = app;
        await there.JoinsWaters(app);
        Assert.Equal(["Reject"], there.Kinds());
        there.IsToHerAlone(there.Last());

        await nadia.Receives(Joining.Open);
        await app.Writer.Write(
            (db, ct) =>
                db.Set<Group>()
                    .ExecuteUpdateAsync(s => s.SetProperty(g => g.ArchivedOn, new LocalDate(2027, 3, 1)), ct),
            Ct
        );
        await there.JoinsWaters(app, "2");
        Assert.Equal(["Reject", "Reject"], there.Kinds());
        Assert.Empty(await app.FarRows());
    }

    [Fact]
    public async Task Whoever_is_no_person_is_not_answered_with_a_yes()
    {
        await using var there = await Neighbour.StartAsync();
        there.Kind = ActivityPub.Vocabulary.ActorKind.Group;
        var (app, _) = await there.Group(Joining.Open);
        await using var __ = app;
        await there.JoinsWaters(app);
        Assert.Equal(["Ignore"], there.Kinds());
        Assert.Empty(await app.FarRows());
    }

    [Theory]
    [InlineData(Joining.Open)]
    [InlineData(Joining.OnRequest)]
    [InlineData(Joining.Invited)]
    public async Task A_group_that_the_instance_hid_and_one_that_never_was_answer_nothing(Joining joining)
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await there.Group(joining);
        await using var __ = app;
        await app.Writer.Write(
            async (db, ct) =>
                db.Add(
                    Block.Of(
                        Blocker.Instance,
                        new() { Group = await db.Set<Group>().Select(g => g.Id).SingleAsync(ct) },
                        Distance.Block,
                        null,
                        app.Now()
                    )
                ),
            Ct
        );

        await there.JoinsWaters(app);
        await there.Does(app, "Join", "joins/2", "http://farandole.test/@personne");
        await there.Does(app, "Join", "joins/3", "http://farandole.test/@nadia");

        Assert.Empty(there.Activities);
        Assert.Empty(await app.FarRows());
    }

    [Theory]
    [InlineData(Joining.Open, false)]
    [InlineData(Joining.Open, true)]
    [InlineData(Joining.OnRequest, false)]
    [InlineData(Joining.OnRequest, true)]
    [InlineData(Joining.Invited, false)]
    [Requirement("SAFE-5")]
    public async Task Whoever_is_kept_away_learns_no_more_than_who_waits(Joining joining, bool byInstance)
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(joining);
        await using var _ = app;
        if (byInstance)
            await (await app.Steward()).Blocks("/desk/blocks", there.Actor);
        else
            await nadia.Blocks($"{Meeting.Space}/blocks", "127.0.0.1");

        await there.JoinsWaters(app, message: "Laissez-moi entrer");
        await app.EveningAsync();

        // Where everybody hears no, they do too.
        Assert.Equal(joining == Joining.Invited ? ["Reject"] : [], there.Kinds());
        Assert.Empty(await app.FarRows());
        Assert.DoesNotContain(
            app.LettersTo("nadia@exemple.fr"),
            l => (l.TextBody ?? "").Contains("rejoindre", StringComparison.Ordinal)
        );
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task One_click_beside_a_request_keeps_who_asks_away_and_they_wait_on()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await there.Group(Joining.OnRequest);
        await using var _ = app;
        await there.JoinsWaters(app);
        var page = await nadia.Page($"{Meeting.Space}/requests");
        Assert.Contains($"action=\"{Meeting.Space}/blocks\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{there.Actor}\"", page, StringComparison.Ordinal);

        await nadia.Blocks($"{Meeting.Space}/blocks", there.Actor);
        await app.DrainAsync();

        Assert.Empty(await app.FarRows());
        Assert.Empty(there.Came);
        Assert.Contains("Personne n’attend", await nadia.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_request_that_nobody_answers_is_a_no_in_two_months()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await there.Group(Joining.OnRequest);
        await using var __ = app;
        await there.JoinsWaters(app, message: "Pour l’eau");
        await app.Night(GroupRequest.Longest - Duration.FromHours(1));
        Assert.Single(await app.FarRows());

        await app.Night(Duration.FromDays(1) + Duration.FromHours(2));

        Assert.Empty(await app.FarRows());
        Assert.Equal(("Reject", $"{there.Origin}/joins/1"), (there.Last().Type, there.Last().Embedded?.Id));
        // Of whoever is nothing here any more nothing is known after a month.
        await app.Night(Duration.FromDays(31));
        Assert.False(await app.Look(db => db.Set<RemoteActorRow>().AnyAsync(Ct)));
    }
}
