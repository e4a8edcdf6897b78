using System.Text.Json.Nodes;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Elsewhere;

/// <summary>A yes to a Join of ours is believed of whoever announces the event, and of nobody else.</summary>
public sealed class ForgedAnswersTests
{
    [Fact]
    public async Task Another_server_says_nothing_of_what_it_does_not_announce()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Answers("Accept", from: other);
        await cam.Answers("Reject", cam.Join()["id"]!, from: other);
        await cam.Answers("Accept", from: other, speaksFor: there.Actor);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        Assert.Empty(await cam.Subjects());
    }

    [Fact]
    public async Task Somebody_else_of_the_same_server_answers_only_for_a_group_and_says_so()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Answers("Accept", actor: her, by: eve);
        await cam.Answers("Accept", actor: her, by: eve, speaksFor: there.Actor);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
    }

    [Fact]
    public async Task Whoever_moderates_a_group_there_answers_in_its_name()
    {
        await using var there = await Neighbour.StartAsync();
        there.Kind = ActorKind.Group;
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Answers("Accept", actor: her, by: eve);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        await cam.Answers("Accept", actor: her, by: eve, speaksFor: there.Actor);
        Assert.Equal(ComingElsewhere.Accepted, await cam.State());
    }

    [Fact]
    public async Task What_is_said_of_somebody_elses_join_changes_nothing_for_others()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await app.SomebodyAs("dom@exemple.fr", "dom");
        var join = cam.Join();
        join["actor"] = "http://farandole.test/@dom";
        join["id"] = "http://farandole.test/@dom/joins/1";
        await cam.Answers("Accept", join);
        await cam.Answers("Accept", join["id"]!);
        // Without any id it is told apart by who joined what.
        join.AsObject().Remove("id");
        await cam.Answers("Accept", join);
        await cam.Answers("Accept", JsonValue.Create($"{there.Origin}/events/1"));
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        await cam.Answers("Accept", JsonValue.Create($"{Goer.Me}/joins/\0"));
        join["actor"] = Goer.Me;
        join["object"] = $"{there.Origin}/events/\0";
        await cam.Answers("Accept", join);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        join["object"] = $"{there.Origin}/events/1";
        await cam.Answers("Accept", join);
        Assert.Equal(ComingElsewhere.Accepted, await cam.State());
    }
}
