using Farandole.Features.Shared.Federating;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody here comes to an event of a program that knows no Join: Friendica, Hubzilla, gathio.</summary>
public sealed class ComingByAcceptTests
{
    [Fact]
    public async Task They_say_so_of_the_event_itself_take_it_back_and_say_it_again()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        there.Runs("Friendica");
        var cam = await Goer.To(there, app, null);
        Assert.Contains(cam.Path, await app.Visitor().Page(cam.EventPath), StringComparison.Ordinal);

        await cam.Comes(("message", "Ce n’est pas demandé."));

        var said = Assert.Single(there.Activities);
        Assert.Equal(("Accept", Goer.Me, $"{there.Origin}/events/1"), (said.Type, said.Actor, said.ObjectId));
        Assert.Equal([there.Actor], said.To);
        Assert.Equal(ComingElsewhere.Said, await cam.State());
        Assert.Contains(
            "n’a pas pour habitude de répondre",
            await cam.Browser.Page(cam.Path),
            StringComparison.Ordinal
        );

        await cam.Withdraws();
        var back = cam.LastToThem;
        Assert.Equal(("Undo", "Accept", said.Id), (back.Type, back.ObjectType, back.ObjectId));
        Assert.Equal($"{there.Origin}/events/1", back.Embedded!.IdOf("object"));
        Assert.Equal(ComingElsewhere.Withdrawn, await cam.State());

        await cam.Comes();
        Assert.Equal("Accept", cam.LastToThem.Type);
        Assert.NotEqual(said.Id, cam.LastToThem.Id);
        Assert.Empty(await cam.Subjects());
    }

    [Fact]
    public async Task Who_came_so_hears_that_it_is_called_off()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        there.Runs("hubzilla");
        var cam = await Goer.To(there, app, null);
        await cam.Comes();
        var told = Goer.Bal(there, null);
        (told["eventStatus"], told["updated"]) = ("EventCancelled", "2027-03-02T10:00:00Z");
        await there.Says(app, "Update", told);
        Assert.Single(await cam.Subjects());
    }

    [Theory]
    [InlineData("gancio", null)]
    [InlineData("friendica", "none")]
    [InlineData("friendica", "external")]
    public async Task Whoever_takes_no_answers_or_another_kind_is_not_told_so(string program, string? joining)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        there.Runs(program);
        var cam = await Goer.To(there, app, joining);
        Assert.DoesNotContain(cam.Path, await cam.Browser.Page(cam.EventPath), StringComparison.Ordinal);
        await cam.Comes();
        Assert.Empty(there.Activities);
        Assert.Empty(await cam.Rows());
    }
}
