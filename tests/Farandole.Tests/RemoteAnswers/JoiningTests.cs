using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>People on other servers join and leave, and are told the truth.</summary>
public sealed class JoiningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_joins_comes_is_told_so_and_leaves_again()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(capacity: 10);

        await there.Joins(app, id, message: "Avec mon <b>accordéon</b>");

        var yes = Assert.Single(there.Told());
        Assert.Equal(("Accept", "http://farandole.test/relay"), (yes.Type, yes.Actor));
        Assert.Equal($"{there.Origin}/joins/1", yes.Embedded!.Id);
        Assert.Equal(Visitors.AddressOf(id), yes.Embedded.IdOf("object"));
        Assert.Equal(there.Actor, yes.Embedded.IdOf("actor"));
        var mine = Assert.Single(await app.AnswersTo(id));
        Assert.True(mine.IsComing);
        Assert.Equal(
            ("Zoé d’ailleurs", "Avec mon <b>accordéon</b>", Exposure.Organizers, null),
            (mine.Name, mine.Message, mine.Exposure, mine.Email)
        );
        Assert.Equal((1, 1), await app.Counts(id));
        Assert.Equal(1, (await DiscoveryTests.Document(app, $"/events/{id}")).Count("participantCount"));
        Assert.Empty(app.Letters());

        await there.Leaves(app, id);
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.NotNull(Assert.Single(await app.AnswersTo(id)).WithdrawnAt);
        Assert.Single(there.Told());

        await there.Joins(app, id, "2");
        Assert.Equal((1, 1), await app.Counts(id));
        Assert.Equal(["Accept", "Accept"], there.Told().Select(a => a.Type));
        Assert.Equal($"{there.Origin}/joins/2", there.Told()[1].Embedded!.Id);
        Assert.Single(await app.AnswersTo(id));
    }

    [Fact]
    public async Task The_same_twice_is_once_and_another_join_is_answered_anew()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        await there.Joins(app, id);
        await there.Joins(app, id);
        Assert.Single(there.Told());
        await there.Joins(app, id, "2");
        Assert.Equal(2, there.Told().Count);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("named")]
    [InlineData("id only")]
    public async Task Who_takes_their_join_back_does_not_come(string how)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        await there.Joins(app, id);
        object join = how switch
        {
            "whole" => new
            {
                id = $"{there.Origin}/joins/1",
                type = "Join",
                actor = there.Actor,
                @object = Visitors.AddressOf(id),
            },
            "named" => new
            {
                id = $"{there.Origin}/joins/other",
                type = "Join",
                @object = Visitors.AddressOf(id),
            },
            _ => $"{there.Origin}/joins/1",
        };
        await there.Does(app, "Undo", "undos/1", join);
        Assert.Equal((0, 0), await app.Counts(id));
    }

    [Fact]
    public async Task Who_leaves_a_moment_after_they_joined_has_left()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        foreach (var type in (string[])["Join", "Leave"])
        {
            await there.Sends(
                app,
                new
                {
                    id = $"{there.Origin}/{type}/1",
                    type,
                    actor = there.Actor,
                    @object = Visitors.AddressOf(id),
                }
            );
            app.Clock.Advance(Duration.FromMilliseconds(5));
        }
        await app.DrainAsync();
        await app.PassAsync(Duration.FromSeconds(2));
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.NotNull(Assert.Single(await app.AnswersTo(id)).WithdrawnAt);
    }

    [Fact]
    public async Task Whoever_announces_the_event_says_yes()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        var id = await app.Announce();
        await app.Writer.Write(
            async (db, ct) =>
            {
                await db.Set<Profile>().ExecuteUpdateAsync(s => s.SetProperty(p => p.IsFindable, true), ct);
                db.Add(EventHost.By(id, await db.Set<Profile>().Select(p => p.Id).SingleAsync(ct)));
            },
            Ct
        );
        await there.Joins(app, id);
        Assert.Equal("http://farandole.test/@cam", Assert.Single(there.Told()).Actor);
    }

    [Fact]
    public async Task Friendica_says_yes_perhaps_and_no_of_the_event_itself()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        await there.Does(app, "Accept", "accepts/1", Visitors.AddressOf(id));
        Assert.Equal((1, 1), await app.Counts(id));
        await there.Does(app, "TentativeAccept", "tentative/1", Visitors.AddressOf(id));
        var mine = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((Answer.Maybe, true), (mine.Answer, mine.IsIn));
        Assert.Equal((0, 0), await app.Counts(id));
        await there.Does(app, "Reject", "rejects/1", Visitors.AddressOf(id));
        Assert.NotNull(Assert.Single(await app.AnswersTo(id)).WithdrawnAt);
        // Nobody there expects an answer to an answer.
        Assert.Empty(there.Told());
    }

    [Fact]
    public async Task What_takes_nobody_any_more_says_no()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var closed = await app.Announce();
        await app.Change(closed, e => e.CloseDoors(null, app.Now()));
        var cancelled = await app.Announce();
        await app.Change(cancelled, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        var over = await app.Announce(schedule: Schedule.Of(new(2027, 3, 1), new(14, 0), null, null, "Europe/Paris"));
        foreach (var (id, n) in new[] { closed, cancelled, over }.Select((e, n) => (e, n)))
        {
            await there.Joins(app, id, $"{n}");
            var no = there.Told()[^1];
            Assert.Equal((n + 1, "Reject"), (there.Told().Count, no.Type));
            Assert.Equal($"{there.Origin}/joins/{n}", no.Embedded!.Id);
            Assert.Empty(await app.AnswersTo(id));
        }
    }

    [Theory]
    [InlineData(Domain.Events.Visibility.Private)]
    [InlineData(Domain.Events.Visibility.Unlisted)]
    [Requirement("SAFE-2")]
    public async Task What_servers_are_not_told_of_does_not_exist_for_them(Domain.Events.Visibility visibility)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(with: d => d with { Visibility = visibility });
        await there.Joins(app, id);
        await there.Joins(app, EventId.New(), "2");
        await there.Does(app, "Accept", "accepts/1", Visitors.AddressOf(id));
        await there.Writes(app, "<p>je viens</p>", "1", Visitors.AddressOf(id));
        Assert.Empty(there.Told());
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task Whoever_is_no_person_is_passed_over()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        there.Kind = ActivityPub.Vocabulary.ActorKind.Group;
        var id = await app.Announce();
        await there.Joins(app, id);
        Assert.Equal("Ignore", Assert.Single(there.Told()).Type);
        Assert.Empty(await app.AnswersTo(id));
    }
}
